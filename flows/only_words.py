"""What is said to somebody who sends what is no text, where nobody asked for it."""

from __future__ import annotations

from flows.text import T, Text


def only_words(kind: str) -> Text:
    """What to do instead of what was sent."""
    match kind:
        case "voice" | "audio" | "video_note" | "video":
            return T("I can't listen or watch here. Could you write it in your own words?")
        case "photo" | "document":
            return T("I can't keep pictures or files here. Could you write what matters in it?")
        case "sticker" | "animation":
            return T("I saw that you sent a sticker. When you are ready, go on here.")
        case "contact":
            return T(
                "I don't keep contacts that are sent here, so nobody's number is stored. Please go on with words or buttons."
            )
        case "location":
            return T("I don't keep where you are. If you need help now, /sos shows numbers to call.")
        case _:
            return T("I can only read words here. Could you write it?")
