"""Placeholders that every flow may use without giving a value: what the place and the view already know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from flows.model import Choice, Place, Screen
from flows.text import Fact, Joined, N, Said, T, Text, Value
from flows.view import View

BINDINGS: Mapping[str, Callable[[View, Place], Value | None]] = {
    "loved_one": lambda view, place: view.case(place.data["case"]).called,
    "code_name": lambda view, place: view.case(place.data["case"]).code_name,
    "specialist": lambda view, place: view.case(place.data["case"]).specialist_name,
    "me": lambda view, place: view.me.name,
}


def bind(text: Text, view: View, place: Place) -> Text:
    """Fill what the text leaves open: from the place's own data first, then from ``BINDINGS``."""
    if isinstance(text, Joined):
        return Joined(tuple(bind(part, view, place) for part in text.parts), text.separator)
    if not isinstance(text, (T, Said)):
        return text
    wanted = text.placeholders()
    if not wanted:
        return text
    missing = wanted - text.values.keys()
    inside = {name: value for name, value in text.values.items() if isinstance(value, Joined | T | Said)}
    if not missing and not inside:
        return text
    bound = {name: bind(value, view, place) for name, value in inside.items()}
    return text.with_values(**bound, **{name: _value(name, view, place) for name in missing})


def bind_screen(screen: Screen, view: View, place: Place) -> Screen:
    choices = tuple([_bind_choice(choice, view, place) for choice in screen.choices])
    text = tuple([bind(line, view, place) for line in screen.text])
    return Screen(text, choices, wide=screen.wide, protect=screen.protect)


def _bind_choice(choice: Choice, view: View, place: Place) -> Choice:
    label = bind(choice.label, view, place)
    return choice if label is choice.label else Choice(choice.id, label, choice.to, choice.argument)


def _value(name: str, view: View, place: Place) -> Value:
    if name in place.data:
        value = place.data[name]
        if isinstance(value, int | float | datetime):
            return value
        return Fact("own", view.me.id, value)
    value = BINDINGS[name](view, place)
    if value is None:
        raise KeyError(name)
    return value


__all__ = ["BINDINGS", "N", "bind", "bind_screen"]
