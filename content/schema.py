"""The shape of every content file. A file that does not fit is refused, with the field's name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from content.shape import Shape

LANGUAGES = ("en", "es")
Language = Literal["en", "es"]

if TYPE_CHECKING:
    Texts = dict[str, str]
else:
    Texts = Annotated[dict[Language, Annotated[str, Meta(pattern=r"\S")]], Meta(min_length=len(LANGUAGES))]
"""One text in every language."""


Sources = tuple[str, ...]
"""Ids of ``sources.yaml`` that a text rests on; none: it claims nothing. Left out, the file is refused."""


# --- modules ---------------------------------------------------------------------------------------------------------
class Card(Shape, frozen=True):
    """``sources`` are the ids that stand in [brackets] in the file; ``text`` is without them. No ``claims``: [no-claim].

    ``title`` is the text's first line without its tags, a button in lists of cards.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...] = ()
    claims: bool = True


class Option(Shape, frozen=True):
    id: str
    text: str
    right: bool


class Quiz(Shape, frozen=True):
    id: str
    question: str
    options: tuple[Option, ...]
    why: str
    sources: tuple[str, ...] = ()
    claims: bool = True


class Module(Shape, frozen=True):
    """``for_minors``: also for a member under 18; without consequences, money and treatment choice."""

    id: str
    number: int
    title: str
    objective: str
    minutes: int
    for_minors: bool
    reviewed_on: date
    cards: tuple[Card, ...]
    quiz: tuple[Quiz, ...]


class Source(Shape, frozen=True):
    """``certainty``: S seen in a published source, K common professional knowledge. A published name is not translated."""

    name: str | Texts
    certainty: Literal["S", "K"]


# --- the letter, the boundary page, approaches -----------------------------------------------------------------------
class LetterPart(Shape, frozen=True):
    id: str
    sources: Sources
    title: Texts
    prompt: Texts
    example: Texts
    starters: tuple[Texts, ...]


class LetterGuide(Shape, frozen=True):
    parts: tuple[LetterPart, ...]


class BoundaryField(Shape, frozen=True, kw_only=True):
    """``kind``: how it is answered. A day is kept as an ISO date, or ``meeting`` for the day of the meeting."""

    id: str
    kind: Literal["words", "category", "day", "scale"] = "words"
    label: Texts
    prompt: Texts
    example: Texts | None = None


class BoundaryCategory(Shape, frozen=True):
    """``legal``: the law may have a say in it."""

    id: str
    name: Texts
    legal: bool = False


class BoundaryWords(Shape, frozen=True):
    """Patterns over normalised text, for one language (see ``flows.boundary_words``)."""

    never: tuple[str, ...]
    punishing: tuple[str, ...]
    legal: tuple[str, ...]
    stops: tuple[str, ...]
    topics: dict[str, tuple[str, ...]]
    gives: dict[str, tuple[str, ...]]


class BoundaryGuide(Shape, frozen=True):
    """``reword``: the field that is asked again when somebody is not sure enough; ``checked``: fields whose words are."""

    sources: Sources
    intro: Texts
    never: Texts
    legal: Texts
    punishing: Texts
    reword: str
    checked: tuple[str, ...]
    categories: tuple[BoundaryCategory, ...]
    fields: tuple[BoundaryField, ...]


Counted = Literal[
    "training",
    "information",
    "letter",
    "boundaries",
    "rehearsals",
    "rsvp",
    "flags",
    "meeting",
    "bed",
    "transport",
    "safety",
]
"""A step that can hold up a go."""


class Approach(Shape, frozen=True):
    """``readiness`` says for people what ``counts`` says for ``flows.readiness``."""

    id: str
    sources: Sources
    name: Texts
    about: Texts
    readiness: Texts
    counts: tuple[Counted, ...]
    warnings: Texts
    secret: bool
    boundaries_in_letter: bool


# --- questions -------------------------------------------------------------------------------------------------------
class AnswerChoice(Shape, frozen=True):
    """``also``: other words, in any language, by which a typed answer means this one."""

    id: str
    text: Texts
    also: tuple[str, ...] = ()


class Question(Shape, frozen=True):
    """``label`` is its short name in lists; ``only_if`` names earlier answers of which one must have been given.
    ``taps``: numbers that have a button; any other is written."""

    id: str
    ask: Texts
    label: Texts
    kind: Literal["scale", "number", "choice", "many", "text", "yes_no"]
    low: Texts | None = None
    high: Texts | None = None
    choices: tuple[AnswerChoice, ...] = ()
    optional: bool = False
    only_if: dict[str, tuple[str, ...]] | None = None
    taps: tuple[int, ...] = ()


class ToldQuestion(Question, frozen=True, kw_only=True):
    """What a member may know. ``source``: whether to ask how they know it. ``flags``: red flag → answers that raise it;
    "1+" is every number from 1 on."""

    source: bool = True
    flags: dict[str, tuple[str, ...]] = {}


class Section(Shape, frozen=True, kw_only=True):
    """A short run of such questions. ``minors``: open to members under 18."""

    id: str
    sources: Sources
    title: Texts
    why: Texts
    minors: bool = False
    questions: tuple[ToldQuestion, ...]


class QuestionSet(Shape, frozen=True):
    id: str
    version: int
    sources: Sources
    intro: Texts
    thanks: Texts
    questions: tuple[Question, ...]


# --- privacy, crisis, safety -----------------------------------------------------------------------------------------
class PrivacyText(Shape, frozen=True):
    """``version`` goes onto the receipt; a changed text asks anew."""

    version: int
    screens: tuple[Texts, ...]
    consent: Texts


class Retention(Shape, frozen=True):
    """Days. ``quiet``: by phase, since anybody of the case was here; ``closed``: since then; ``not_in``: since somebody was
    refused or let go, or has waited to be let in; ``told_before``: so long before the end it is told."""

    told_before: int
    quiet: dict[Literal["preparing", "scheduled", "held", "aftercare"], int]
    closed: int
    not_in: int


class Line(Shape, frozen=True):
    """A phone line. Only H ships as it is; M and L are hidden until a specialist has confirmed them."""

    purpose: Literal["suicide", "drugs"]
    name: Texts
    number: str
    certainty: Literal["H", "M", "L"]
    verified_on: date | None = None


class Crisis(Shape, frozen=True):
    country: str
    emergency: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class DangerCard(Shape, frozen=True):
    sources: Sources
    first: Texts
    steps: tuple[Texts, ...]
    ask: Texts


DangerKind = Literal["overdose", "suicide", "violence", "child", "medical"]
"""In the order of urgency."""


class Lexicon(Shape, frozen=True, kw_only=True):
    """How one language speaks of danger. The grammar of patterns: ``flows.safety.patterns``; what calls off: ``.scope``.

    ``classes``: words by meaning; ``_`` joins a phrase, ``*`` stands for any ending, another class's name for its words.
    ``spellings``: short forms and contractions, written out. ``splits``: how attached particles come off a word.
    ``lookalikes``: words that no typing mistake should turn into others.
    """

    classes: dict[str, str]
    spellings: dict[str, str] = {}
    splits: tuple[str, ...] = ()
    lookalikes: str = ""
    dangers: dict[DangerKind, tuple[str, ...]]
    mentions: dict[DangerKind, tuple[str, ...]]
    idioms: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
