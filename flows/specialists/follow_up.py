"""The follow-up plan of a case: how often is asked, what raises an alert, who is told, and what is planned for the time after.

What is written down is the specialist's own until it is shown to the circle, to the loved one, or to both.
"""

from __future__ import annotations

from content.follow_up_schema import FollowUpItem
from content.load import follow_up_items
from flows import cadences
from flows.effects import FollowUpSet
from flows.model import Choice, Enter, Place, Turn, Words
from flows.shortened import shortened
from flows.specialists.already import done
from flows.specialists.both import as_it_stands, both, theirs_first, typed
from flows.specialists.follow_up_numbers import NUMBER_STEPS, entry_label
from flows.specialists.follow_up_rhythm import RHYTHM_STEPS
from flows.specialists.follow_up_rhythm import opened as rhythm_opened
from flows.specialists.pages import more, on_page
from flows.steps import Choose, Collect, Flow, leaders, leads_to, too_long
from flows.text import Joined, Said, T, Text
from flows.tick import with_tick
from flows.versions import of_value
from flows.view import FollowUp, View

A_PAGE = 5
LONGEST = 600
WHOM: dict[str, Text] = {"circle": T("the circle"), "loved_one": T("{loved_one}")}
LEVELS = ("red", "amber")


def plan(view: View, place: Place) -> FollowUp:
    return view.follow_up(place.data["case"])


# --- the whole -------------------------------------------------------------------------------------------------------
def text(view: View, place: Place) -> tuple[Text, ...]:
    now = plan(view, place)
    written = sum(one.id in now.words for one in follow_up_items())
    shown = Joined(tuple(WHOM[whom] for whom in WHOM if whom in now.shown), ", ") if now.shown else T("nobody")
    return (
        T("<b>The follow-up plan</b> · {code_name}"),
        T("{loved_one} is asked: {cadence}", cadence=cadence_name(now)),
        T("The family: every week for {n} weeks, then every four weeks", n=now.weeks),
        entry_label(now),
        T("Written down: {done} of {all}", done=written, all=len(follow_up_items())),
        T("Shown to: {whom}", whom=shown),
    )


def cadence_name(now: FollowUp) -> Text:
    return (
        T("on days of your own")
        if now.cadence == "own"
        else cadences.NAMES.get(now.cadence, cadences.NAMES["usual"])[0]
    )


def choices(view: View, place: Place) -> tuple[Choice, ...]:
    case, now = str(place.data["case"]), plan(view, place)
    items = (Choice("item", _marked(one, now), to=chosen, argument=one.id) for one in follow_up_items())
    listed = (
        Choice("rhythm", T("How often is asked"), to=rhythm_opened),
        Choice("numbers", T("What raises an alert"), to=opened),
        Choice("told", T("Who is told"), to="told"),
        *items,
        Choice("shown", T("Who sees this plan"), to="shown"),
        Choice("check_ups", T("Check-ups"), to=Enter("check_up", case)),
        Choice("kept", T("How boundaries hold"), to=Enter("kept", case)),
    )
    return (*on_page(listed, place, A_PAGE), *more(listed, place, A_PAGE))


def _marked(one: FollowUpItem, now: FollowUp) -> Text:
    return with_tick(Said(one.title), one.id in now.words)


@leads_to("numbers")
def opened(view: View, place: Place) -> Turn:
    return Turn("numbers", data={"rules": 0})


# --- what is written down --------------------------------------------------------------------------------------------
@leads_to("item")
def chosen(view: View, place: Place) -> Turn:
    name = str(place.data["choice"])
    return Turn("item", data={"item": name, **as_it_stands(view, _stands(view, place, name))})


def _stands(view: View, place: Place, item: str) -> dict[str, str]:
    words = plan(view, place).words.get(item)
    return {"words": str(words.value)} if words is not None else {}


def _item(place: Place) -> FollowUpItem:
    return next((one for one in follow_up_items() if one.id == place.data.get("item")), follow_up_items()[0])


def item_text(view: View, place: Place) -> tuple[Text, ...]:
    one, called = _item(place), view.case(place.data["case"]).called
    words = plan(view, place).words.get(one.id)
    head, prompt = T("<b>{title}</b>", title=Said(one.title)), Said(one.prompt, {"loved_one": called})
    if words is None:
        return (head, prompt, T("For example: {example}", example=Said(one.example)))
    return (head, shortened(words, LONGEST), T("To change it, write it anew here."))


def item_choices(view: View, place: Place) -> tuple[Choice, ...]:
    gone = (Choice("gone", T("Take it out"), to=removed),) if _item(place).id in plan(view, place).words else ()
    return (*gone, Choice("all", T("The whole plan"), to="follow_up"))


def written(view: View, place: Place, heard: Words) -> Turn:
    words = heard.text.strip()
    if len(words) > LONGEST:
        return Turn(note=too_long(LONGEST))
    return _kept(view, place, words)


def _kept(view: View, place: Place, words: str) -> Turn:
    """Not over what a colleague has written since this item was opened."""
    name, given = _item(place).id, {"words": words}
    stands = _stands(view, place, name)
    if given != stands and (turn := theirs_first(view, place, stands, given, "FollowUpSet")) is not None:
        return turn
    return Turn("item", (FollowUpSet(place.data["case"], name, given),), dict(as_it_stands(view, given)), T("Kept."))


BOTH = both(
    lambda view, place: plan(view, place).words.get(_item(place).id) or T("nothing any more"),
    lambda view, place: typed(view, place.data["draft"].get("words", "")),
    lambda view, place: _kept(view, place, str(place.data["draft"]["words"])),
    lambda view, place: "item",
    "item",
)


@leads_to("follow_up")
def removed(view: View, place: Place) -> Turn:
    name = _item(place).id
    if place.data.get("was") not in (None, of_value(stands := _stands(view, place, name))):
        return Turn(None, data=as_it_stands(view, stands), note=done(view, place.data["case"], None, "FollowUpSet"))
    return Turn("follow_up", (FollowUpSet(place.data["case"], name, {}),), note=T("It is out of the plan."))


def _turn(one: str, on: bool) -> str:
    """What a button of an old screen still means, when a colleague has turned the same switch."""
    return f"{one}-{'off' if on else 'on'}"


def _turned(now: frozenset[str], choice: str) -> frozenset[str]:
    one, _, to = choice.rpartition("-")
    return now | {one} if to == "on" else now - {one}


# --- who is told, who sees it ----------------------------------------------------------------------------------------
def told_text(view: View, place: Place) -> tuple[Text, ...]:
    backup = view.backup(place.data["case"])
    there = backup is not None and backup.state == "in"
    who = T("Your backup: {name}", name=backup.name) if backup and there else T("There is no backup in this case yet.")
    return (
        T("<b>Who is told</b>"),
        T(
            "Alerts come to you first, and go on to your backup when nobody has read them in time. ✓: the backup hears at once, too."
        ),
        who,
        T("The family hears of no alert. What they see is what {loved_one} opened for them."),
    )


def told_choices(view: View, place: Place) -> tuple[Choice, ...]:
    now = plan(view, place)
    labels = {"red": T("Red: my backup at once"), "amber": T("Amber: my backup at once")}
    return (
        *(
            Choice(
                "level", with_tick(label, level in now.both), to=told_turned, argument=_turn(level, level in now.both)
            )
            for level, label in labels.items()
        ),
        Choice("backup", T("Lead and backup"), to=Enter("backup", str(place.data["case"]))),
        Choice("all", T("The whole plan"), to="follow_up"),
    )


@leads_to("told")
def told_turned(view: View, place: Place) -> Turn:
    whom = _turned(plan(view, place).both, str(place.data["choice"]))
    kept = {"both": sorted(whom & set(LEVELS))}
    return Turn("told", (FollowUpSet(place.data["case"], "told", kept if kept["both"] else {}),))


def shown_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>Who sees this plan</b>"),
        # Source: no claim
        T(
            "Only what you wrote down, and of that only what is for them: medicine and individual therapy never go to the circle."
        ),
        T("✓ means: they find it in their menu."),
    )


def shown_choices(view: View, place: Place) -> tuple[Choice, ...]:
    now = plan(view, place)
    labels = {"circle": T("The circle"), "loved_one": T("{loved_one}")}
    listed = (
        Choice(
            "w",
            with_tick(label.with_values(**_called(view, place, label)), whom in now.shown),
            to=shown_turned,
            argument=_turn(whom, whom in now.shown),
        )
        for whom, label in labels.items()
    )
    return (*listed, Choice("all", T("The whole plan"), to="follow_up"))


def _called(view: View, place: Place, label: T) -> dict[str, Text]:
    return {"loved_one": view.case(place.data["case"]).called} if label.placeholders() else {}


@leads_to("shown")
def shown_turned(view: View, place: Place) -> Turn:
    whom = _turned(plan(view, place).shown, str(place.data["choice"]))
    kept = {"to": sorted(whom & set(WHOM))}
    return Turn("shown", (FollowUpSet(place.data["case"], "shown", kept if kept["to"] else {}),))


FLOW = Flow(
    "follow_up",
    opens=leaders,
    steps=(
        Choose("follow_up", text, choices, leads=(
            "rhythm", "numbers", "told", "item", "shown", Enter("check_up"), Enter("kept"),
        )),
        Collect("item", item_text, each=written, choices=item_choices, leads=("item", "follow_up", "both"), protect=True),
        BOTH,
        Choose("told", told_text, told_choices, leads=("told", Enter("backup"), "follow_up")),
        Choose("shown", shown_text, shown_choices, leads=("shown", "follow_up")),
        *RHYTHM_STEPS,
        *NUMBER_STEPS,
    ),
)  # fmt: skip
