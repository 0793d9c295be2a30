"""Earlier versions of the letter: look at one, and make it the letter again. Nothing is lost by trying."""

from __future__ import annotations

from collections.abc import Sequence

from flows.effects import LetterRestored
from flows.family.letter_pages import in_order, page_choices, page_text, pages
from flows.model import Choice, Place, Turn
from flows.specialists.pages import more, on_page
from flows.steps import Choose, leads_to
from flows.text import N, T, Text
from flows.view import Letter, LetterVersion, View

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
    letter = _this(view, place)
    if letter is None:
        return (T("That version is no longer kept: only the last ones are."),)
    if not letter.entries:
        return (T("There were no words in it yet."),)
    return page_text(pages(in_order(letter)), place)


def version_choices(view: View, place: Place) -> tuple[Choice, ...]:
    letter = _this(view, place)
    if letter is None:
        return (Choice("versions", T("Earlier versions"), to="versions"),)
    return (*page_choices(pages(in_order(letter)), place), Choice("back", T("Make this my letter again"), to=restored))


def _this(view: View, place: Place) -> Letter | None:
    """None: it was among the oldest, and they have gone since."""
    wanted = int(place.data.get("version") or 0)
    if not any(one.id == wanted for one in view.letter_versions(place.data["case"])):
        return None
    return view.letter_version(place.data["case"], wanted)


@leads_to("letter", "versions")
def restored(view: View, place: Place) -> Turn:
    if _this(view, place) is None:
        return Turn("versions")
    effect = LetterRestored(place.data["case"], int(place.data["version"]))
    return Turn(
        "letter", (effect,), note=T("This is your letter again. The other one is kept with the earlier versions.")
    )


VERSION_STEPS = (
    Choose("versions", versions_text, versions_choices, leads=("version",)),
    Choose("version", version_text, version_choices, protect=True, leads=("letter", "versions")),
)
