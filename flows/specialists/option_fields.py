"""What is known about one place of treatment, field by field: asked, kept, and never written over a colleague unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from content.load import signs
from flows.effects import TreatmentOptionSaved
from flows.model import Place, Turn, Words
from flows.specialists import plan_values as values
from flows.specialists.both import as_it_stands, both, theirs_first, typed
from flows.steps import leads_to
from flows.text import Brief, Joined, Said, T, Text
from flows.view import TreatmentOption, View

SIGN: Final = "sign."
"""Before the name of a field that is one of the five signs."""
GONE = T("This place has been removed.")
ANSWERS: dict[str, Text] = {"yes": T("yes"), "no": T("no"), "unknown": T("don't know")}


def every(view: View, place: Place) -> tuple[TreatmentOption, ...]:
    return view.treatment_options(place.data["case"])


def found(view: View, place: Place) -> TreatmentOption | None:
    return next((one for one in every(view, place) if one.id == place.data.get("option")), None)


def fields(one: TreatmentOption) -> dict[str, Any]:
    """As it is kept."""
    kept = {
        "name": one.name.value, "signs": dict(one.signs), "amount": one.amount,
        "currency": one.currency.value if one.currency else None, "day": one.day.isoformat() if one.day else None,
        "note": one.note.value if one.note else None,
    }  # fmt: skip
    return {name: value for name, value in kept.items() if value is not None}


# --- asking about one ------------------------------------------------------------------------------------------------
@leads_to("sign")
def named(view: View, place: Place) -> Turn:
    option = view.new_id()
    effect = TreatmentOptionSaved(place.data["case"], option, {"name": str(place.data["name"])})
    return Turn("sign", (effect,), {"option": option, "sign": 0, "asking": True, **as_it_stands(view, {})})


def sign_text(view: View, place: Place) -> tuple[Text, ...]:
    at = int(place.data["sign"]) % len(signs())
    one = found(view, place)
    return (
        *((T("<b>{name}</b>", name=one.name),) if one else ()),
        Said(signs()[at].ask),
        T("Sign {n} of {all}", n=at + 1, all=len(signs())),
    )


@leads_to("sign", "cost", "option", "both")
def answered(view: View, place: Place) -> Turn:
    at = int(place.data["sign"]) % len(signs())
    return _kept(
        view, place, f"{SIGN}{signs()[at].id}", {"answer": str(place.data["choice"])}, _after_sign(place, at), at + 1
    )


def _after_sign(place: Place, at: int) -> str:
    return "sign" if at + 1 < len(signs()) else "cost" if place.data.get("asking") else "option"


def cost_said(view: View, place: Place, heard: Words) -> Turn:
    return _value_said(view, place, heard, "money", "bed")


def bed_said(view: View, place: Place, heard: Words) -> Turn:
    """A day after the meeting is kept, and said."""
    return _value_said(view, place, heard, "day", "note")


def note_said(view: View, place: Place, heard: Words) -> Turn:
    return _value_said(view, place, heard, "words", "option")


FIELD_OF: Final = {"money": "cost", "day": "bed", "words": "note"}


def _value_said(view: View, place: Place, heard: Words, kind: str, following: str) -> Turn:
    read = values.read_value(kind, heard.text, view, view.case(place.data["case"]))
    if not isinstance(read, dict):
        return Turn(note=read)
    to = following if place.data.get("asking") else "option"
    return _kept(view, place, FIELD_OF[kind], {**read, "typed": heard.text.strip()}, to)


# --- kept, or a colleague was here -----------------------------------------------------------------------------------
def stands(one: TreatmentOption | None, field: str) -> dict[str, Any]:
    """As this field of it is kept now; nothing where nothing is known."""
    if one is None:
        return {}
    kept = fields(one)
    kept |= {"words": kept["note"]} if "note" in kept else {}
    if field.startswith(SIGN):
        sign = field.removeprefix(SIGN)
        kept = {"answer": one.signs[sign]} if sign in one.signs else {}
    return {name: kept[name] for name in MADE_OF.get(field, ("answer",)) if name in kept}


MADE_OF: Final = {"cost": ("amount", "currency"), "bed": ("day",), "note": ("words",)}


def _kept(view: View, place: Place, field: str, given: Mapping[str, Any], to: str, at: int = 0) -> Turn:
    """Keep this field and go on; a colleague's newer answer is shown first, and of a place that is gone it is said."""
    one, mine = found(view, place), {name: value for name, value in given.items() if name != "typed"}
    if one is None:
        words = (T("You wrote: {words}", words=typed(view, given["typed"])),) if "typed" in given else ()
        return Turn("option", note=Joined((GONE, *words), " "))
    now = stands(one, field)
    if mine != now:
        draft = {"field": field, "given": dict(given), "to": to, "at": at}
        if (turn := theirs_first(view, place, now, draft, "TreatmentOptionSaved")) is not None:
            return turn
    following = as_it_stands(view, stands(one, field_at(to, at)))
    return Turn(to, (_with(place, one, field, mine),), {"sign": at % len(signs()), **following})


def field_at(step: str, at: int) -> str:
    return f"{SIGN}{signs()[at % len(signs())].id}" if step == "sign" else step


def _with(place: Place, one: TreatmentOption, field: str, mine: Mapping[str, Any]) -> TreatmentOptionSaved:
    known = fields(one)
    if field.startswith(SIGN):
        known = {**known, "signs": {**one.signs, field.removeprefix(SIGN): mine["answer"]}}
    elif field == "note":
        known = {**known, "note": mine["words"]}
    else:
        known = {**{name: value for name, value in known.items() if name not in MADE_OF[field]}, **mine}
    return TreatmentOptionSaved(place.data["case"], one.id, known)


def _in_words(view: View, field: str, one: TreatmentOption) -> Text:
    if field.startswith(SIGN):
        return ANSWERS[one.signs.get(field.removeprefix(SIGN), "unknown")]
    if field == "cost" and one.amount is not None:
        return values.cost(one.amount, one.currency)
    if field == "bed" and one.day is not None:
        return T("bed from {day}", day=Brief(one.day, view.now))
    return one.note if field == "note" and one.note else T("nothing any more")


def _theirs(view: View, place: Place) -> Text:
    one = found(view, place)
    return GONE if one is None else _in_words(view, str(place.data["draft"].get("field")), one)


def _mine(view: View, place: Place) -> Text:
    given = place.data["draft"].get("given", {})
    return ANSWERS[given["answer"]] if "answer" in given else typed(view, given.get("typed", ""))


def _taken(view: View, place: Place) -> Turn:
    draft = place.data["draft"]
    return _kept(view, place, str(draft["field"]), draft["given"], str(draft["to"]), int(draft["at"]))


BOTH: Final = both(_theirs, _mine, _taken, lambda view, place: "option", "option", "sign", "cost", "bed", "note")
