"""The approach of a case: what it is now, what the family's answers speak for, a change with its reason, the history.

A suggestion is shown with everything that it rests on, and is never applied by itself: the specialist chooses, and says why.
"""

from __future__ import annotations

from content.load import approaches as all_approaches
from flows.effects import ApproachChosen
from flows.model import Choice, Place, Turn
from flows.specialists import approaches
from flows.specialists.already import done
from flows.specialists.entry import approved
from flows.specialists.pages import more, on_page
from flows.specialists.red_flags import paused
from flows.steps import Ask, Choose, Flow, leaders, leads_to, short_words
from flows.suggestion import Suggestion, suggest
from flows.text import Brief, Fact, Joined, T, Text
from flows.view import ApproachChange, View

A_PAGE = 2
REASONS: dict[str, Text] = {
    "violence": T("Somebody told of threats or violence."),
    "not_violence": T("Nobody told of violence."),
    "weapons": T("There is a weapon within reach."),
    "not_weapons": T("Nobody told of a weapon."),
    # Source: no claim
    "urgent": T("It is urgent: an overdose, talk of dying, or a child in danger."),
    "not_urgent": T("Nobody told of an urgent danger."),
    "children": T("Children live with them or depend on them."),
    "not_children": T("Nobody told of children nearby."),
    "reachable": T("There is a person they listen to."),
    "not_reachable": T("Nobody named a person they listen to."),
    "few": T("The circle is small: one or two people."),
    "not_few": T("The circle has three people or more."),
}


def text(view: View, place: Place) -> tuple[Text, ...]:
    case = view.case(place.data["case"])
    changes = view.approach_changes(case.id)
    return (
        T("The approach of {code_name}: <b>{approach}</b>", approach=approaches.name(case.approach)),
        *approaches.warnings(case.approach),
        *(_line(view, change, before) for change, before in _with_before(changes)[:1]),
        *((T("Paused: a red flag is open."),) if paused(view, case.id) else ()),
        T("You can change it at any time. Nothing of it is shown to the family."),
    )


def _with_before(changes: tuple[ApproachChange, ...]) -> tuple[tuple[ApproachChange, ApproachChange | None], ...]:
    """Each with what it changed; None for the choice at the opening."""
    return tuple(zip(changes, (*changes[1:], None), strict=True))


def _line(view: View, change: ApproachChange, before: ApproachChange | None) -> Text:
    """What it was and became, when, by whom, and why."""
    now, now_ = approaches.name(change.approach), view.now
    line = T("{approach}, since {when}", approach=now, when=Brief(change.at, now_))
    if before is not None:
        line = T(
            "{before} → {approach}, since {when}",
            before=approaches.name(before.approach),
            approach=now,
            when=Brief(change.at, now_),
        )
    by = (T("Chosen by {who}", who=change.by),) if change.by is not None and change.by.value else ()
    why = change.rationale or (
        T("No reason was noted.") if before is not None else T("chosen when the case was opened")
    )
    return Joined((line, *by, why), "\n")


# --- what the answers speak for --------------------------------------------------------------------------------------
def suggestion(view: View, case: int) -> Suggestion:
    parts = approved(view, case)
    return suggest((view.information(case, part.person) for part in parts), len(parts))


def suggestion_text(view: View, place: Place) -> tuple[Text, ...]:
    found = suggestion(view, place.data["case"])
    if found.approach is None:
        return (T("Nobody has told anything yet, so I suggest nothing."),)
    now = view.case(place.data["case"]).approach
    same = (
        T("That is what you work with now.")
        if found.approach == now
        else T("Now you work with {now}.", now=approaches.name(now))
    )
    return (
        T("The family's answers speak for <b>{approach}</b>.", approach=approaches.name(found.approach)),
        same,
        Joined(tuple(REASONS[reason] for reason in found.reasons), "\n"),
        *approaches.warnings(found.approach),
        *_against(now, found),
        T("It is a rule of thumb. You know more than these answers say, and you decide."),
    )


def _against(now: str, found: Suggestion) -> tuple[Text, ...]:
    """What speaks against the approach of today."""
    surprise = now != "field" and any(one.secret for one in all_approaches() if one.id == now)
    if surprise and {"violence", "weapons"} & set(found.reasons):
        return (T("A surprise does not go with violence or a weapon. Talk it over before you set a day."),)
    return ()


def suggestion_choices(view: View, place: Place) -> tuple[Choice, ...]:
    found = suggestion(view, place.data["case"])
    if found.approach is None or found.approach == view.case(place.data["case"]).approach:
        return ()
    return (Choice("look", T("See what it sets"), to=looked_at, argument=found.approach),)


@leads_to("what_it_sets")
def looked_at(view: View, place: Place) -> Turn:
    return Turn("what_it_sets", data={"approach": place.data["choice"]})


# --- a change --------------------------------------------------------------------------------------------------------
def which_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return tuple(
        Choice("as", approaches.name(approach), to="what_it_sets", argument=approach) for approach in approaches.ids()
    )


def what_it_sets(view: View, place: Place) -> tuple[Text, ...]:
    chosen = str(place.data["approach"])
    return (*approaches.sets(chosen, view.case(place.data["case"]).called), *approaches.warnings(chosen))


def take_choices(view: View, place: Place) -> tuple[Choice, ...]:
    if place.data["approach"] == view.case(place.data["case"]).approach:
        return ()
    return (Choice("take", T("Work with this"), to=taken),)


@leads_to("why")
def taken(view: View, place: Place) -> Turn:
    return Turn("why", data={"was": view.case(place.data["case"]).approach})


@leads_to("approach", "what_it_sets")
def changed(view: View, place: Place) -> Turn:
    case, chosen = place.data["case"], str(place.data["approach"])
    if chosen == view.case(case).approach:
        return Turn("approach", note=done(view, case, None, "ApproachChosen"))
    if place.data.get("was", view.case(case).approach) != view.case(case).approach:
        return Turn("what_it_sets", note=_meanwhile(view, place))
    return Turn("approach", (ApproachChosen(case, chosen, str(place.data["why"])),), note=T("Noted, with your reason."))


def _meanwhile(view: View, place: Place) -> Text:
    """Nothing that was typed is lost: it can be sent again."""
    case = place.data["case"]
    return T(
        "{what} It is {now} now, and yours was not taken. Your reason was: {why}",
        what=done(view, case, None, "ApproachChosen"), now=approaches.name(view.case(case).approach),
        why=Fact("own", view.me.id, place.data["why"]),
    )  # fmt: skip


# --- what it was before ----------------------------------------------------------------------------------------------
def history_text(view: View, place: Place) -> tuple[Text, ...]:
    changes = _with_before(view.approach_changes(place.data["case"]))
    return (T("<b>How the approach changed</b>"), *(_line(view, *each) for each in on_page(changes, place, A_PAGE)))


def history_choices(view: View, place: Place) -> tuple[Choice, ...]:
    return more(view.approach_changes(place.data["case"]), place, A_PAGE)


FLOW = Flow(
    "approach",
    opens=leaders,
    steps=(
        Choose("approach", text, (
            Choice("suggest", T("What the answers speak for"), to="suggestion"),
            Choice("other", T("Change it"), to="which"),
            Choice("before", T("How it changed"), to="history"),
        )),
        Choose("suggestion", suggestion_text, suggestion_choices, leads=("what_it_sets",)),
        Choose("which", T("Which approach fits better? Tap one to see what it sets."), which_choices,
               save_as="approach", leads=("what_it_sets",)),
        Choose("what_it_sets", what_it_sets, take_choices, leads=("why",)),
        Ask("why", T("Why this one? Write the reason in a line or two, as you would want to read it later."),
            save_as="why", check=short_words(300), to=changed),
        Choose("history", history_text, history_choices),
    ),
)  # fmt: skip
