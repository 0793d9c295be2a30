"""The letter in its six parts: write in as many messages as you like, look at it whole, share it, take it back.

1. Every message is kept at once under its part; nothing waits for "Done".
2. A message that is edited in the chat is changed in the letter too (``letter_edit``).
3. Nobody but the author sees a word before it is shared. While it is shared, changes are seen too, and we say so.
"""

from __future__ import annotations

from content.load import letter as guide
from content.schema import LetterPart
from flows.effects import LetterEntryChanged, LetterPartCleared, LetterPartWritten
from flows.family.letter_added import added_at_home
from flows.family.letter_after import AFTER_STEPS, how_is_it
from flows.family.letter_coach import COACH_STEPS, coach_opened, in_words, line_after
from flows.family.letter_entries import ENTRY_STEPS
from flows.family.letter_mine import kept, mine, parts_in_order, this_part
from flows.family.letter_order import ORDER_STEPS
from flows.family.letter_pages import in_order, length, page_choices, page_text, pages
from flows.family.letter_sharing import SHARING_STEPS
from flows.family.letter_versions import VERSION_STEPS
from flows.family.own_words import offers
from flows.model import Choice, Edited, Place, Turn, Words
from flows.steps import Choose, Collect, Flow, leads_to, members
from flows.text import Joined, N, Said, T, Text
from flows.tick import with_tick
from flows.view import Letter, View


# --- where you are ---------------------------------------------------------------------------------------------------
def letter_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = mine(view, place)
    head = T("<b>Your letter to {loved_one}</b>")
    if not letter.entries:
        return (
            head,
            T("You write it in six small parts: a few sentences each, in any order, on as many days as you like."),
            T("Only you see it until you share it. There is no wrong way to begin."),
            *_read_by_another(view, place),
        )
    state = T("Only you see it until you share it.")
    if letter.shared:
        state = T("It is shared. {specialist} sees what you change, too.")
    lines = tuple(_line(letter, part) for part in parts_in_order(letter))
    return (head, Joined(lines, "\n"), length(letter), state, *_read_by_another(view, place))


def _read_by_another(view: View, place: Place) -> tuple[Text, ...]:
    """Nobody under 18 has to read aloud."""
    minor = view.part(place.data["case"]).minor
    return (T("You need not read it yourself: an adult you trust can read it for you."),) if minor else ()


def _line(letter: Letter, part: LetterPart) -> Text:
    count = len(letter.part(part.id))
    kept = N("{n} message", "{n} messages", n=count) if count else T("not yet")
    return Joined((Said(part.title), kept), ": ")


def letter_choices(view: View, place: Place) -> tuple[Choice, ...]:
    """The next empty part first; when none is empty, the whole letter."""
    letter = mine(view, place)
    empty = next((part for part in guide().parts if not letter.part(part.id)), None)
    if not letter.entries:
        first = Choice("next", T("Begin"), to=part_chosen, argument=guide().parts[0].id)
        return (first, Choice("which", T("Choose a part"), to="which"))
    on = () if empty is None else (Choice("next", Said(empty.title), to=part_chosen, argument=empty.id),)
    share = T("Take it back") if letter.shared else T("Share with {specialist}")
    return (
        *on,
        Choice("whole", T("Read it whole"), to=whole_chosen),
        Choice("which", T("Choose a part"), to="which"),
        Choice("share", share, to="take_back" if letter.shared else "share"),
        Choice("tools", T("Coach, order, versions"), to="tools"),
        *how_is_it(view, place),
    )


def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = mine(view, place)
    return tuple(Choice("part", _marked(letter, part), to=part_chosen, argument=part.id) for part in guide().parts)


def _marked(letter: Letter, part: LetterPart) -> Text:
    return with_tick(Said(part.title), letter.part(part.id))


@leads_to("part")
def part_chosen(view: View, place: Place) -> Turn:
    return Turn("part", data={"part": str(place.data["choice"])})


# --- one part --------------------------------------------------------------------------------------------------------
def part_text(view: View, place: Place) -> tuple[Text, ...]:
    part = this_part(place)
    count = view.kept(place.data["case"]).get(part.id, 0)
    how = T("Write as many messages as you like. I keep each one.")
    if count:
        how = N("{n} message kept. Write more, or tap Done.", "{n} messages kept. Write more, or tap Done.", n=count)
    return (T("<b>{title}</b>", title=Said(part.title)), Said(part.prompt), how)


def part_choices(view: View, place: Place) -> tuple[Choice, ...]:
    count = view.kept(place.data["case"]).get(this_part(place).id, 0)
    return (
        *((Choice("done", T("Done"), to="letter"),) if count else ()),
        Choice("example", T("Show an example"), to="example"),
        Choice("starters", T("Ways to begin"), to="starters"),
        *((Choice("mine", T("Read or change this part"), to=mine_chosen),) if count else ()),
    )


@leads_to("part")
def keep(view: View, place: Place, heard: Words) -> Turn:
    """Typed on a part's screen or over its example: it belongs to the part."""
    entry, case = view.new_id(), place.data["case"]
    written = LetterPartWritten(case, this_part(place).id, entry, heard.text.strip(), heard.message)
    seen = in_words(view, case, written.part, written.words)
    data = {"written_on": view.now.date().isoformat()}
    return Turn("part", (written,), data, line_after(seen) if seen else T("Kept."))


def example_text(view: View, place: Place) -> tuple[Text, ...]:
    return (T("This is how somebody else wrote it:"), Said(this_part(place).example), T("Yours will sound like you."))


def starters_text(view: View, place: Place) -> tuple[Text, ...]:
    starters = tuple(Said(starter) for starter in this_part(place).starters)
    own = offers(view, place, this_part(place).id)
    return (*own, T("You could begin like this:"), Joined(starters, "\n"), T("Take one, and go on in your own words."))


def part_words(view: View, place: Place) -> tuple[Text, ...]:
    head = T("<b>{title}</b>", title=Said(this_part(place).title))
    how = T("To change a sentence, edit your own message above, or tap “Change a message”.")
    return (head, *page_text(pages(kept(view, place)), place), how)


def part_words_choices(view: View, place: Place) -> tuple[Choice, ...]:
    entries = kept(view, place)
    change = (
        Choice("change", T("Change a message"), to=entries_opened),
        Choice("clear", T("Clear and rewrite"), to="clear"),
    )
    return (
        *page_choices(pages(entries), place),
        Choice("more", T("Write more"), to="part"),
        *(change if entries else ()),
    )


@leads_to("entries")
def entries_opened(view: View, place: Place) -> Turn:
    return Turn("entries", data={"page": 0})


@leads_to("mine")
def mine_chosen(view: View, place: Place) -> Turn:
    return Turn("mine", data={"page": 0})


@leads_to("part")
def cleared(view: View, place: Place) -> Turn:
    gone = LetterPartCleared(place.data["case"], this_part(place).id)
    return Turn("part", (gone,), note=T("This part is empty again. Begin when you like."))


def tools_choices(view: View, place: Place) -> tuple[Choice, ...]:
    versions = Choice("versions", T("Earlier versions"), to=versions_opened)
    return (
        Choice("coach", T("What the coach sees"), to=coach_opened),
        Choice("order", T("Change the order"), to="order"),
        *((versions,) if view.letter_versions(place.data["case"]) else ()),
    )


@leads_to("versions")
def versions_opened(view: View, place: Place) -> Turn:
    return Turn("versions", data={"page": 0})


# --- the whole letter ------------------------------------------------------------------------------------------------
@leads_to("whole")
def whole_chosen(view: View, place: Place) -> Turn:
    return Turn("whole", data={"page": 0})


def whole_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = mine(view, place)
    if not letter.entries:
        return (T("There are no words in it yet."),)
    return page_text(pages(in_order(letter)), place)


def whole_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = mine(view, place)
    turning = page_choices(pages(in_order(letter)), place)
    if not letter.entries or letter.shared:
        return (*turning, Choice("which", T("Change a part"), to="which"))
    share = Choice("share", T("Share with {specialist}"), to="share")
    return (*turning, share, Choice("which", T("Change a part"), to="which"))


# --- a message that was edited in the chat ---------------------------------------------------------------------------
def letter_edit(view: View, place: Place, heard: Edited) -> Turn | None:
    """Change the entry that was written with this message. None: it was none of a letter that is still open."""
    entry = view.entry_at(heard.message)
    if entry is None or members(view, str(entry.case)) is None:
        return None
    if not heard.text.strip():
        return Turn(note=T("I did not get any words, so your letter stays as it was."))
    changed = LetterEntryChanged(entry.case, entry.id, heard.text.strip())
    return Turn(effects=(changed,), note=T("I changed it in your letter, too."))


FLOW = Flow(
    "letter",
    opens=members,
    resumes=True,
    steps=(
        Choose("letter", letter_text, letter_choices, words=added_at_home, asks=False, leads=("part", "whole", "which", "share", "take_back", "tools", "feeling")),
        Choose("which", T("Which part?"), which_choices, leads=("part",)),
        Collect("part", part_text, each=keep, gathers=True, choices=part_choices, leads=("letter", "example", "starters", "mine")),
        Collect("example", example_text, each=keep, gathers=True, choices=(Choice("on", T("I write mine"), to="part"),)),
        Collect("starters", starters_text, each=keep, gathers=True, choices=(Choice("on", T("I write mine"), to="part"),)),
        Collect("mine", part_words, each=keep, gathers=True, choices=part_words_choices, protect=True, leads=("part", "entries", "clear")),
        Choose("clear", T("Clear everything in this part? You find the words in the earlier versions."), (
            Choice("no", T("No, keep them"), to="mine"),
            Choice("yes", T("Yes, clear it"), to=cleared),
        )),
        Choose("whole", whole_text, whole_choices, protect=True, leads=("share", "which")),
        Choose("tools", T("What would you like to do with your letter?"), tools_choices, leads=("coach", "order", "versions")),
        *ENTRY_STEPS,
        *ORDER_STEPS,
        *VERSION_STEPS,
        *COACH_STEPS,
        *AFTER_STEPS,
        *SHARING_STEPS,
    ),
)  # fmt: skip
