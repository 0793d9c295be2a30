"""What families see of me: a few words, and the entries that I chose. Shown as they see it."""

from __future__ import annotations

from flows.effects import AboutMeWritten, RecordShown
from flows.model import Choice, Place, Turn
from flows.profile_shown import ON_FILE, line_of
from flows.specialists.own_record import guide
from flows.specialists.pages import more, on_page
from flows.steps import Ask, Choose, Flow, leads_to, short_words
from flows.text import Joined, T, Text
from flows.view import RecordEntry, View

LONGEST = 300
A_PAGE = 3


def _may_be_shown(view: View) -> list[RecordEntry]:
    return [entry for entry in view.record() if entry.kind != guide.DECLARATION and guide.kind(entry.kind).profile]


def text(view: View, place: Place) -> tuple[Text, ...]:
    shown = [entry for entry in _may_be_shown(view) if entry.shown and not _ended(view, entry)]
    about = view.about_me()
    lines = tuple(line_of(entry.kind, entry.fields, any(one.kept for one in entry.documents)) for entry in shown)
    name = (T("<b>{name}</b>", name=view.me.name),) if view.me.name else ()
    return (
        T("This is what the families of your cases see:"),
        *name,
        *((about,) if about else ()),
        *((Joined(lines, "\n"),) if lines else ()),
        ON_FILE if lines else T("Tap “Choose entries” to show something of what you have learned. Nothing is shown by itself."),
    )  # fmt: skip


def _ended(view: View, entry: RecordEntry) -> bool:
    day = guide.until(entry)
    return day is not None and day < guide.today(view)


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    return (
        Choice("about", T("Write about me"), to="about"),
        *((Choice("clear", T("Take my words away"), to=cleared),) if view.about_me() else ()),
        *((Choice("which", T("Choose entries"), to=which),) if _may_be_shown(view) else ()),
    )


@leads_to("which")
def which(view: View, place: Place) -> Turn:
    return Turn("which", data={"page": 0})


@leads_to("profile")
def written(view: View, place: Place) -> Turn:
    return Turn("profile", (AboutMeWritten(str(place.data["about"])),), note=T("Families see it from now on."))


@leads_to("profile")
def cleared(view: View, place: Place) -> Turn:
    return Turn("profile", (AboutMeWritten(""),), note=T("Taken away."))


def which_text(view: View, place: Place) -> tuple[Text, ...]:
    found = _may_be_shown(view)
    lines = (Joined((guide.title(view, entry), _state(view, entry)), ": ") for entry in on_page(found, place, A_PAGE))
    return (
        T("Tap an entry to show it to families, or to stop that. Only its title and who gave it are shown."),
        *lines,
    )


def _state(view: View, entry: RecordEntry) -> Text:
    if entry.shown and _ended(view, entry):
        return T("chosen, but it has ended, so it is not shown")
    return T("shown") if entry.shown else T("not shown")


def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = _may_be_shown(view)
    listed = (Choice("e", guide.title(view, entry), to=turned, argument=str(entry.id)) for entry in on_page(found, place, A_PAGE))  # fmt: skip
    return (*listed, *more(found, place, A_PAGE), Choice("done", T("Done"), to="profile"))


@leads_to("which")
def turned(view: View, place: Place) -> Turn:
    entry = next((one for one in _may_be_shown(view) if str(one.id) == place.data["choice"]), None)
    return Turn("which", (RecordShown(entry.id, not entry.shown),) if entry else ())


FLOW = Flow(
    "profile",
    opens=guide.opens,
    steps=(
        Choose("profile", text, choices, leads=("about", "profile", "which")),
        Ask("about", T("A line or two about you, as families may read it. No phone number: they reach you here."),
            save_as="about", check=short_words(LONGEST), to=written),
        Choose("which", which_text, which_choices, leads=("which", "profile")),
    ),
)  # fmt: skip
