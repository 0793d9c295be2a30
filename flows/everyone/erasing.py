"""/forget: what there is of a person is shown, asked twice, and erased; what stays is said, and why.

Whoever leads an open case cannot leave its circle alone: the case is closed first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.effects import ChatHidden, Forgotten
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, persons
from flows.text import Joined, N, T, Text
from flows.view import View

WHAT: Mapping[str, Callable[[int], Text]] = {
    "letter": lambda n: N("{n} message of your letter", "{n} messages of your letter", n=n),
    "boundaries": lambda n: N("{n} boundary", "{n} boundaries", n=n),
    "information": lambda n: N("{n} answer about your family", "{n} answers about your family", n=n),
    "check_ins": lambda n: N("{n} check-in", "{n} check-ins", n=n),
    "own_words": lambda n: N("{n} line of your own words", "{n} lines of your own words", n=n),
    "reminders": lambda n: N("{n} reminder", "{n} reminders", n=n),
    "talk": lambda n: N("{n} message of your talks", "{n} messages of your talks", n=n),
    "lessons": lambda n: N("{n} lesson done", "{n} lessons done", n=n),
    "practice": lambda n: N("{n} reaction practised", "{n} reactions practised", n=n),
    "consents": lambda n: N("{n} receipt of a yes", "{n} receipts of a yes", n=n),
    "record": lambda n: N("{n} entry of your record", "{n} entries of your record", n=n),
    "documents": lambda n: N("{n} document", "{n} documents", n=n),
}
STAYS = T("What stays is a note that something was done, under a number that leads to nobody. The law may ask for it.")
FLAG = T("A warning sign that you reported stays too, without your name: somebody's safety may depend on it.")


def _listed(have: Mapping[str, int]) -> Text:
    lines = (T("• your name, language, clock and settings"), *(
        T("• {what}", what=WHAT[what](n)) for what, n in have.items() if what in WHAT
    ))  # fmt: skip
    return Joined(lines, "\n")


def _stays(have: Mapping[str, int]) -> tuple[Text, ...]:
    return (STAYS, *((FLAG,) if "flags" in have else ()))


def forget_text(view: View, place: Place) -> tuple[Text, ...]:
    if view.leads_open():
        return (
            N(
                "You lead {n} case that is still open. Its circle would stand there without anybody.",
                "You lead {n} cases that are still open. Their circles would stand there without anybody.",
                n=view.leads_open(),
            ),
            T(
                "Hand it over to a colleague, or close it: both are in the settings of the case. What is closed is erased with you."
            ),
        )
    have = view.possessions()
    return (
        T("<b>Erase everything of yours?</b>"),
        _listed(have),
        T("All of it goes. Nobody can bring it back, and an older copy does not, either."),
        *_stays(have),
    )


def forget_choices(view: View, place: Place) -> tuple[Choice, ...]:
    keep = Choice("keep", T("No, keep it"), to=END)
    if view.leads_open():
        return (Choice("cases", T("My cases"), to=Enter("cases")), keep)
    copy = Choice("copy", T("Give me a copy first"), to=Enter("mydata"))
    return (keep, copy, Choice("go", T("Yes, go on"), to="sure"))


@leads_to(END, "forget")
def forgotten(view: View, place: Place) -> Turn:
    if view.leads_open():  # opened meanwhile
        return Turn("forget")
    have = view.possessions()
    done = T("Everything of yours is erased. I no longer know you. If you need help, /sos still works. Take good care.")
    return Turn(
        END, (ChatHidden(), Forgotten()),
        note=Joined((done, T("What went:"), _listed(have), *_stays(have)), "\n\n"),
    )  # fmt: skip


FLOW = Flow(
    "forget",
    opens=persons,
    steps=(
        Choose("forget", forget_text, forget_choices, leads=("sure", END, Enter("mydata"), Enter("cases"))),
        Choose("sure", T("Are you sure? After this tap there is no way back."), (
            Choice("keep", T("No, keep it"), to=END),
            Choice("erase", T("Erase it now"), to=forgotten),
        )),
    ),
)  # fmt: skip
