"""python-telegram-bot's ConversationHandler with PicklePersistence, as its guide has it: the letter in ``user_data``.

The pickle is written once a minute, as is its default: up to a minute is lost in a crash. Updates are handled one after
the other, the default, too.
"""

from __future__ import annotations

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, ContextTypes, ConversationHandler, MessageHandler, PicklePersistence, filters

from bench.measure import TOKEN

MEMORY = 0
KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton(text, callback_data=text)] for text in ("Done", "Show an example")]
)


async def written(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    entries = context.user_data.setdefault("entries", [])
    entries.append(update.message.text)
    await update.message.reply_text(f"{len(entries)} messages kept. Write more, or tap Done.", reply_markup=KEYBOARD)
    return MEMORY


def main() -> None:
    persistence = PicklePersistence(filepath=f"{os.environ['BENCH_FOLDER']}/letters.pickle")
    application = (
        Application.builder().token(TOKEN).base_url(f"{os.environ['BENCH_API']}/bot").persistence(persistence).build()
    )
    text = MessageHandler(filters.TEXT & ~filters.COMMAND, written)
    application.add_handler(
        ConversationHandler(entry_points=[text], states={MEMORY: [text]}, fallbacks=[], name="letter", persistent=True)
    )
    application.run_polling(stop_signals=None)


if __name__ == "__main__":
    main()
