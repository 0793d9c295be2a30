"""Earlier versions of the letter: look at one, and make it the letter again. Nothing is lost by trying."""

from __future__ import annotations

from collections.abc import Sequence

from flows.effects import LetterRestored
from flows.family.letter_pages import in_order, page_choices, page_text, pages
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, leads_to
from flows.text import N, T, Text
from flows.view import LetterVersion, View

WHY: dict[str, Text] = {
    "shared": T("when you shared it"),
    "changed": T("before a change"),
    "cut": T("before something was cut"),
    "restored": T("before you went back"),
}


def versions_text(view: View, place: Place) -> tuple[Text, ...]:
    versions = view.letter_versions(place.data["case"])
    if not versions:
        return (T("There are no earlier versions yet. One is kept when you share, change or cut something."),)
    return (
        T("<b>Earlier versions</b>"),
        *(_line(versions, one) for one in on_page(versions, place)),
        T("Which one would you like to see?"),
    )


def _number(versions: Sequence[LetterVersion], one: LetterVersion) -> int:
    """The first version is 1, whatever page it is on."""
    return len(versions) - versions.index(one)


def _line(versions: Sequence[LetterVersion], one: LetterVersion) -> Text:
    words = N("{n} word", "{n} words", n=one.words)
    return T(
        "{n}. {when}: {why}, {words}",
        n=_number(versions, one),
        when=one.at,
        why=WHY.get(one.why, WHY["changed"]),
        words=words,
    )


def versions_choices(view: View, place: Place) -> tuple[Choice, ...]:
    versions = view.letter_versions(place.data["case"])
    listed = tuple(
        Choice("v", T("Version {n}", n=_number(versions, one)), to=looked_at, argument=str(one.id))
        for one in on_page(versions, place)
    )
    return (*listed, *more(versions, place))


@leads_to("version")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("version", data={"version": int(place.data["choice"]), "page": 0})


def version_text(view: View, place: Place) -> tuple[Text, ...]:
    letter = view.letter_version(place.data["case"], int(place.data["version"]))
    if not letter.entries:
        return (T("There were no words in it yet."),)
    return page_text(pages(in_order(letter)), place)


def version_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = view.letter_version(place.data["case"], int(place.data["version"]))
    return (*page_choices(pages(in_order(letter)), place), Choice("back", T("Make this my letter again"), to=restored))


@leads_to("letter")
def restored(view: View, place: Place) -> Turn:
    effect = LetterRestored(place.data["case"], int(place.data["version"]))
    return Turn(
        "letter", (effect,), note=T("This is your letter again. The other one is kept with the earlier versions.")
    )


VERSION_STEPS = (
    Choose("versions", versions_text, versions_choices, leads=("version",)),
    Choose("version", version_text, version_choices, protect=True, leads=("letter",)),
)
