"""Hours with the loved one, as they are said: when, how long, on the way or at a place."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.text import Joined, Local, N, T, Text
from flows.view import Case, Escort

HOUR = timedelta(hours=1)
KINDS: dict[str, Text] = {"leg": T("on the way"), "watch": T("keeping company")}


def when(one: Escort, case: Case) -> Text:
    return Joined((T("{when}", when=Local(one.begins, case.zone)), how_long(one.begins, one.ends)), ", ")


def how_long(begins: datetime, ends: datetime) -> Text:
    whole, rest = divmod(round((ends - begins) / timedelta(minutes=1)), 60)
    if not rest:
        return N("{n} hour", "{n} hours", n=whole)
    minutes = N("{n} minute", "{n} minutes", n=rest)
    return Joined((N("{n} hour", "{n} hours", n=whole), minutes), " ") if whole else minutes


def what(one: Escort) -> Text:
    kind = KINDS.get(one.kind, KINDS["watch"])
    return Joined((kind, one.words)) if one.words is not None else kind
