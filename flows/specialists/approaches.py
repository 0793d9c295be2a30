"""The approaches of ``content/approaches.yaml`` as a specialist reads them: the name, and what choosing one sets."""

from __future__ import annotations

from content.load import approaches
from content.schema import Approach
from flows.text import Fact, Said, T, Text


def ids() -> tuple[str, ...]:
    return tuple(one.id for one in approaches())


def name(approach: str) -> Text:
    found = _find(approach)
    return Said(found.name) if found else T("an approach of your own")


def sets(approach: str, called: Fact | None = None) -> tuple[Text, ...]:
    """Secrecy, boundaries in the letter, and which steps count. ``called``: None while the place itself knows it."""
    found = _find(approach)
    if found is None:
        return (T("I don't know this approach. Please choose another one."),)
    secrecy = (
        T("Until the meeting, {called} is not told.")
        if found.secret
        else T("{called} is invited openly from the start.")
    )
    boundaries = T("Boundaries stand on a page apart, read only after a no.")
    if found.boundaries_in_letter:
        boundaries = T("Boundaries may stand in the letter itself.")
    return (
        T("<b>{approach_name}</b>", approach_name=Said(found.name)),
        Said(found.about),
        secrecy.with_values(called=called) if called else secrecy,
        boundaries,
        T("Ready means: {steps}", steps=Said(found.readiness)),
    )


def warnings(approach: str) -> tuple[Text, ...]:
    """When it should not be used."""
    found = _find(approach)
    return (T("Take care: {warning}", warning=Said(found.warnings)),) if found else ()


def _find(approach: str) -> Approach | None:
    return next((one for one in approaches() if one.id == approach), None)
