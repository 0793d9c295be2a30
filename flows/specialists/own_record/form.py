"""One field of an entry, asked as its kind wants: words, a day, hours, or one of a few."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from content.load import record_guide
from content.record_schema import RecordField
from flows.model import Choice, Place, Turn
from flows.requirements import OWN
from flows.specialists.own_record import guide, reading
from flows.specialists.pages import more, on_page
from flows.steps import Kept
from flows.text import Said, T, Text
from flows.view import View

A_PAGE = 4
HOW: dict[str, Text] = {
    "words": T("Write it in a few words."),
    "past": T("Write the day, for example: 5 Dec 2024."),
    "until": T("Write the day, for example: 5 Dec 2027. I remind you 90, 30 and 7 days before."),
    "hours": T("Write just the number, for example: 6 or 1.5."),
    "domain": T("Tap the one that fits best."),
    "role": T("Tap the one that fits best."),
    "counts": T("Tap the one that fits best."),
    "number": T("Write a whole number, for example: 8."),
    "years": T("Write a whole number, for example: 2. Left open, everything counts, however old."),
}
PASSED = T("Kept. That day has passed already.")
ENDED = T("Kept. That day has passed, so it has ended: families do not see it. When it is renewed, change the day.")


def asked(place: Place) -> RecordField:
    kind = str(place.data["kind"])
    return guide.field(kind, int(place.data.get("at", 0))) or guide.kind(kind).fields[0]


def text(view: View, place: Place) -> tuple[Text, ...]:
    about = asked(place)
    fields = [
        one
        for one in guide.kind(str(place.data["kind"])).fields
        if guide.fits(one, place.data["given"]) or one == about
    ]
    head = T("<b>{field}</b> · {at} of {all}", field=Said(about.label), at=fields.index(about) + 1, all=len(fields))
    if place.data.get("single") or str(place.data["kind"]) == OWN:  # how many come depends on what is answered
        head = T("<b>{field}</b>", field=Said(about.label))
    return (head, HOW[about.kind])


def choices(tapped: Callable[[View, Place], Turn], skipped: Callable[[View, Place], Turn]) -> Callable[[View, Place], tuple[Choice, ...]]:  # fmt: skip
    """The few to choose from, and a way past what may stay open."""

    def shown(view: View, place: Place) -> tuple[Choice, ...]:
        about = asked(place)
        skip = (Choice("skip", T("Leave it open"), to=skipped),) if about.optional else ()
        found = list(_options(about).items())
        listed = (Choice("o", Said(label), to=tapped, argument=one) for one, label in on_page(found, place, A_PAGE))
        return (*listed, *more(found, place, A_PAGE), *skip)

    return shown


def _options(about: RecordField) -> dict[str, dict[str, str]]:
    guide_ = record_guide()
    return {"domain": guide_.domains, "role": guide_.roles, "counts": guide_.counts}.get(about.kind, {})


def read(view: View, place: Place, words: str) -> str | Text:
    """What was typed as it is kept, or what was wrong. Where one of a few is wanted, its name may be typed, too."""
    about = asked(place)
    options = _options(about)
    if options:
        wanted = words.strip().casefold()
        found = next((one for one, names in options.items() if wanted in [name.casefold() for name in names.values()]), None)  # fmt: skip
        return found or T("Here the buttons work best. Tap one of them, please.")
    answer = reading.read(view, place, about, words)
    return str(answer.value) if isinstance(answer, Kept) else answer


def following(place: Place, given: Mapping[str, str]) -> int | None:
    """The next field that is asked after these answers; None when that was the last one."""
    fields = guide.kind(str(place.data["kind"])).fields
    ahead = range(int(place.data["at"]) + 1, len(fields))
    return next((at for at in ahead if guide.fits(fields[at], given)), None)


def ended(view: View, place: Place, value: str) -> Text | None:
    """That what was just given has run out already; it is kept all the same."""
    about = asked(place)
    day = guide.as_day(value) if about.kind == "until" else None
    if day is not None and str(place.data["kind"]) == OWN:
        return PASSED if day < guide.today(view) else None
    return ENDED if day is not None and day < guide.today(view) else None
