"""Beginnings made from the member's own words: what they told earlier, offered where a part of the letter needs it."""

from __future__ import annotations

from typing import Final

from flows.model import Place
from flows.shortened import shortened
from flows.text import T, Text
from flows.view import View

OFFERS: Final[dict[str, tuple[tuple[str, T], ...]]] = {
    "love": (
        ("values", T("You told me what matters to them: “{words}”. Say that you see it, too.")),
        (
            "anything_for",
            T("You told me for whom they would do anything: “{words}”. That says a lot about their heart."),
        ),
    ),
    "memory": (("proud", T("You told me when you were proud: “{words}”. It could be your beginning.")),),
    "illness": (("fears", T("You told me what they are afraid of: “{words}”. You could say that you understand it.")),),
    "hope": (
        ("hopes", T("You told me what they still hope for: “{words}”. Hope it with them.")),
        ("longest_well", T("You told me about a good time: “{words}”. You could say that you remember it.")),
    ),
}
"""Part of the letter → questions of content/information.yaml, and how their answers are offered."""


def offers(view: View, place: Place, part: str) -> tuple[Text, ...]:
    told = view.information(place.data["case"], view.me.id or 0)
    found = []
    for question, offer in OFFERS.get(part, ()):
        answer = told.get(question)
        if answer is not None and answer.value is not None and answer.state == "known":
            found.append(offer.with_values(words=shortened(answer.value)))
    return tuple(found)
