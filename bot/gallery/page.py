"""The gallery as one page without anything from outside: screens as phone bubbles in every language, and a map of flows."""

from __future__ import annotations

import html
from collections import defaultdict
from pathlib import Path

from babel import Locale

from bot.catalogue import languages
from bot.gallery.faults import labels, unseen
from bot.gallery.walk import Album, Found
from flows.model import END, Enter
from flows.registry import COMMANDS, FLOWS
from flows.steps import Flow, Step, targets

HEAD = Path(__file__).with_name("page.css")
APART = {
    "push": "Messages that come by themselves (to somebody who lets them say what they are about)",
    "note": "Short answers, and what a stranger is told",
}


def page(album: Album) -> str:
    """The whole of it, as HTML."""
    by_flow: defaultdict[str, list[Found]] = defaultdict(list)
    for one in album.found:
        by_flow[one.flow or one.step].append(one)
    notes: defaultdict[str, list[Found]] = defaultdict(list)
    for one in album.notes:
        notes[one.flow].append(one)
    sections = [_flow(flow, by_flow[flow.name], notes[flow.name], album) for flow in FLOWS.values()]
    apart = [_section(kind, title, _screens(by_flow[kind])) for kind, title in APART.items()]
    count = len(album.found)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Every screen</title>'
        f"<style>{HEAD.read_text('utf-8')}</style></head><body>"
        f"<header><h1>Every screen</h1><p>{count} screens of {len(FLOWS)} conversations, each as a made-up family sees it, in"
        f" {' and '.join(_name(one) for one in languages())}. Names and dates are made up. Please tell us what reads badly,"
        " what could hurt, and what is clinically wrong.</p></header>"
        f"<nav><h2>Conversations</h2><ul>{''.join(map(_entry, FLOWS.values()))}</ul></nav>"
        f"<main>{''.join(sections)}{''.join(apart)}</main></body></html>"
    )


def _name(language: str) -> str:
    return str(Locale.parse(language).english_name)


def _entry(flow: Flow) -> str:
    doors = " ".join(f"/{command}" for command, names in COMMANDS.items() if flow.name in names)
    return f'<li><a href="#{flow.name}">{_words(flow.name)}</a> <small>{doors}</small></li>'


def _words(name: str) -> str:
    return html.escape(name.replace("_", " "))


# --- one conversation ------------------------------------------------------------------------------------------------
def _flow(flow: Flow, found: list[Found], notes: list[Found], album: Album) -> str:
    order = {step.name: n for n, step in enumerate(flow.steps)}
    found = sorted(found, key=lambda one: order.get(one.step, 0))
    said = f"<h3>Said above a screen</h3>{_notes(notes)}" if notes else ""
    missed = sorted(step for name, step in unseen(album) if name == flow.name)
    missing = f"<p>Not walked: {', '.join(map(_words, missed))}</p>" if missed else ""
    return _section(flow.name, _words(flow.name), f"{_map(flow)}{missing}{_screens(found)}{said}")


def _section(name: str, title: str, inside: str) -> str:
    return f'<section id="{name}"><h2>{title}</h2>{inside}</section>'


def _map(flow: Flow) -> str:
    """The steps and where each leads."""
    lines = "".join(f"<li><b>{_words(step.name)}</b>{_arrows(step)}</li>" for step in flow.steps)
    return (
        f"<details><summary>{len(flow.steps)} steps and where they lead</summary><ol class=map>{lines}</ol></details>"
    )


def _arrows(step: Step) -> str:
    written = () if callable(step.choices) else step.choices
    leads = dict.fromkeys((*step.leads, *(target for choice in written for target in targets(choice.to))))
    return "".join(f" <span>→ {_target(target)}</span>" for target in leads if target != step.name)


def _target(target: str | Enter) -> str:
    if isinstance(target, Enter):
        return f'<a href="#{target.flow}">{_words(target.flow)}</a>'
    return "done" if target == END else _words(target)


# --- screens ---------------------------------------------------------------------------------------------------------
def _screens(found: list[Found]) -> str:
    return "".join(map(_screen, found))


def _screen(one: Found) -> str:
    phones = "".join(_phone(language, one) for language in one.sight.payloads)
    who = f"{one.role}, {one.moment}" if one.role else one.moment
    way = html.escape(" → ".join(one.way))
    return (
        f'<article><h3>{_words(one.step)} <small>{html.escape(who)}</small></h3><div class="row">{phones}</div>'
        f"<details><summary>How to get here</summary><p>{way}</p></details></article>"
    )


def _phone(language: str, one: Found) -> str:
    payload = one.sight.payloads[language]
    text = str(payload["text"])
    if one.sight.has_note and "\n\n" in text:
        note, _, rest = text.partition("\n\n")
        text = f"<i>{note}</i>\n\n{rest}"
    rows = "".join(
        f"<div>{''.join(f'<span>{html.escape(label)}</span>' for label in row)}</div>" for row in labels(payload)
    )
    return f'<div class="phone" lang="{language}"><div class="bubble">{text}</div><div class="keys">{rows}</div></div>'


def _notes(notes: list[Found]) -> str:
    rows = "".join(
        '<div class="row">'
        + "".join(
            f'<div class="phone" lang="{language}"><div class="bubble">{str(payload["text"]).partition(chr(10) * 2)[0]}</div></div>'
            for language, payload in one.sight.payloads.items()
        )
        + "</div>"
        for one in notes
    )
    return f"<article>{rows}</article>"
