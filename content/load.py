"""Reads content once, when it is first asked for. Every failure is a ``ContentError`` that names the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec.structs import replace

from content.after_schema import Arrangement, CraftStep, Holding
from content.coach_schema import CoachGuide
from content.errors import ContentError
from content.follow_up_schema import FollowUpItem
from content.markdown import read_module
from content.plan_schema import PlanSection, ScriptWords, Sign, Task
from content.record_schema import RecordGuide, Requirement
from content.rehearsal_schema import Listening, Reaction
from content.reply_schema import ReadyReply
from content.schema import (
    LANGUAGES,
    Approach,
    BoundaryGuide,
    BoundaryWords,
    Crisis,
    DangerCard,
    LetterGuide,
    Lexicon,
    Module,
    PrivacyText,
    QuestionSet,
    Retention,
    Section,
    Source,
)
from content.shape import Misfit, fit
from content.support_schema import FoundOut, SmallStep, Support, SupportPath
from content.threshold_schema import Rule

HERE = Path(__file__).parent
SHIPPED = "H"
"""The certainty of phone lines that are shown."""
S = TypeVar("S")
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def languages() -> tuple[str, ...]:
    return LANGUAGES


@cache
def modules() -> tuple[str, ...]:
    """The ids, in teaching order."""
    return tuple(sorted(path.name for path in (HERE / "modules").iterdir() if path.is_dir()))


@cache
def module(module_id: str, language: str) -> Module:
    path = HERE / "modules" / module_id / f"{language}.md"
    return read_module(module_id, path, _text(path))


@cache
def learning_paths() -> dict[str, tuple[str, ...]]:
    """Module ids in the order in which they are suggested, by approach; ``none`` and ``aftercare`` are always there."""
    return _read("learning_paths.yaml", dict[str, tuple[str, ...]])


@cache
def sources(root: Path = HERE) -> dict[str, Source]:
    return _read("sources.yaml", dict[str, Source], root)


def source(source_id: str) -> Source:
    try:
        return sources()[source_id]
    except KeyError:
        raise ContentError(f"sources.yaml has no source {source_id!r}") from None


@cache
def letter() -> LetterGuide:
    return _read("letter.yaml", LetterGuide)


@cache
def coach(language: str) -> CoachGuide:
    return _read(f"coach/{language}.yaml", CoachGuide)


@cache
def boundary_page() -> BoundaryGuide:
    return _read("boundary.yaml", BoundaryGuide)


@cache
def boundary_words(language: str) -> BoundaryWords:
    return _read(f"boundaries/{language}.yaml", BoundaryWords)


@cache
def record_guide() -> RecordGuide:
    return _read("record.yaml", RecordGuide)


@cache
def requirements() -> tuple[Requirement, ...]:
    return _read("requirements.yaml", tuple[Requirement, ...])


@cache
def approaches() -> tuple[Approach, ...]:
    return _read("approaches.yaml", tuple[Approach, ...])


@cache
def question_set(set_id: str) -> QuestionSet:
    return _read(f"questions/{set_id}.yaml", QuestionSet)


@cache
def information() -> tuple[Section, ...]:
    """What a member can tell, section by section."""
    return _read("information.yaml", tuple[Section, ...])


def question_sets() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (HERE / "questions").glob("*.yaml")))


@cache
def reactions() -> tuple[Reaction, ...]:
    return _read("rehearsal/reactions.yaml", tuple[Reaction, ...])


@cache
def listening(language: str) -> Listening:
    """How typed answers are read in that language."""
    return _read(f"rehearsal/{language}.yaml", Listening)


@cache
def thresholds() -> tuple[Rule, ...]:
    return _read("thresholds.yaml", tuple[Rule, ...])


@cache
def support_paths() -> tuple[SupportPath, ...]:
    return _read("support.yaml", tuple[SupportPath, ...])


@cache
def found_out() -> tuple[FoundOut, ...]:
    """Honest words for a loved one who knows, or guesses, that something is planned."""
    return _read("found_out.yaml", tuple[FoundOut, ...])


@cache
def ready_replies() -> tuple[ReadyReply, ...]:
    """Short answers of a specialist, ready to send."""
    return _read("replies.yaml", tuple[ReadyReply, ...])


@cache
def toll() -> tuple[Support, ...]:
    return _read("toll.yaml", tuple[Support, ...])


@cache
def plan_sections() -> tuple[PlanSection, ...]:
    return _read("plan.yaml", tuple[PlanSection, ...])


@cache
def checklist() -> tuple[Task, ...]:
    """In the order in which it is due, the earliest first."""
    return _read("checklist.yaml", tuple[Task, ...])


@cache
def follow_up_items() -> tuple[FollowUpItem, ...]:
    """What a specialist writes down for the time after."""
    return _read("follow_up.yaml", tuple[FollowUpItem, ...])


@cache
def script_words() -> tuple[ScriptWords, ...]:
    return _read("script.yaml", tuple[ScriptWords, ...])


@cache
def signs() -> tuple[Sign, ...]:
    """The five signs of good treatment."""
    return _read("treatment.yaml", tuple[Sign, ...])


@cache
def arrangements() -> tuple[Arrangement, ...]:
    """What is settled from the yes to the door of treatment."""
    return _read("arrangements.yaml", tuple[Arrangement, ...])


@cache
def holding() -> tuple[Holding, ...]:
    """Words for the three days after a no, in their order."""
    return _read("holding.yaml", tuple[Holding, ...])


@cache
def craft() -> tuple[CraftStep, ...]:
    """The steps of the programme after a no, in their order."""
    return _read("craft.yaml", tuple[CraftStep, ...])


@cache
def all_steps() -> dict[str, tuple[SmallStep, ...]]:
    return _read("steps.yaml", dict[str, tuple[SmallStep, ...]])


def small_steps(list_id: str) -> tuple[SmallStep, ...]:
    return all_steps()[list_id]


def steps(list_id: str) -> tuple[dict[str, str], ...]:
    """A list of small steps: first_24_hours, hard_moment, overdose."""
    return tuple(step.text for step in all_steps()[list_id])


@cache
def privacy_texts() -> dict[str, PrivacyText]:
    return _read("privacy.yaml", dict[str, PrivacyText])


@cache
def retention() -> Retention:
    """How long what is kept stays."""
    return _read("retention.yaml", Retention)


def privacy(role: str) -> PrivacyText:
    return privacy_texts()[role]


@cache
def danger_cards() -> dict[str, DangerCard]:
    return _read("safety/cards.yaml", dict[str, DangerCard])


def danger_card(kind: str) -> DangerCard:
    return danger_cards()[kind]


@cache
def listened() -> tuple[str, ...]:
    """The languages in which danger is heard: each that has words for it, whether the bot speaks it or not."""
    return tuple(sorted(path.stem for path in (HERE / "safety").glob("*.yaml") if path.stem != "cards"))


@cache
def safety(language: str, root: Path = HERE) -> Lexicon:
    return _read(f"safety/{language}.yaml", Lexicon, root)


@cache
def crisis_lines() -> dict[str, Crisis]:
    """Everything, unverified lines too."""
    found: tuple[Crisis, ...] = _read("crisis_lines.yaml", tuple[Crisis, ...])
    return {one.country: one for one in found}


def countries() -> tuple[str, ...]:
    return tuple(crisis_lines())


@cache
def crisis(country: str) -> Crisis:
    """What may be shown for a country: verified lines only; nothing at all for a country that we do not know."""
    found = crisis_lines().get(country, Crisis(country=country))
    return replace(found, lines=tuple(line for line in found.lines if line.certainty == SHIPPED))


def _read(name: str, shape: type[S] | Any, root: Path = HERE) -> S:
    path = root / name
    try:
        found: S = fit(shape, yaml.load(_text(path), Loader=_YAML))
    except yaml.YAMLError as error:
        raise ContentError(f"{name} is not YAML: {error}") from None
    except Misfit as misfit:
        raise ContentError(f"{name}: {misfit}") from None
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise ContentError(f"{path.name} is missing in {path.parent.name}") from None
