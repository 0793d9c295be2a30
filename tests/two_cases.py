"""Two cases of two specialists with a word of its own in every fact, so that whatever leaks can be told by its word."""

from __future__ import annotations

import base64
import io
import itertools
import json
import re
import zipfile
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from content.load import boundary_page, letter
from flows import effects as e
from storage import outbox
from storage.apply import apply
from storage.invite import invite_specialist
from storage.writes.person import use_invitation
from tests.printed_words import words_on
from tests.talk import Phone, Talk

MARK = re.compile(r"Mk[AB][a-z_]{3,}")
"""Of the two cases; a random start code in a link hardly ever looks like one."""
WEEK = timedelta(days=7)


class WatchedPhone(Phone):
    """Remembers the marked words in all that it was ever sent: texts, labels, toasts, files."""

    seen: set[str]

    def receives(self, sending: outbox.Sending) -> int | None:
        payload: Any = sending.payload
        shown = {name: value for name, value in payload.items() if name not in ("document", "photo")}
        self.seen = getattr(self, "seen", set()) | set(MARK.findall(json.dumps(shown)))
        if sending.method == "sendDocument":
            made = base64.b64decode(payload["document"]["bytes_b64"])
            words = words_on(made) if made.startswith(b"%PDF") else _unpacked(made)
            self.seen |= set(MARK.findall(words + payload["document"]["name"]))
        return super().receives(sending)


def _unpacked(made: bytes) -> str:
    """The words of a text, or of all texts in an archive."""
    if not made.startswith(b"PK"):
        return made.decode()
    archive = zipfile.ZipFile(io.BytesIO(made))
    return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


@dataclass
class Circle:
    """``of`` names the case in its words: MkA…, MkB…. Ana shared everything, Ben nothing; Eva waits at the door."""

    talk: Talk
    of: str
    first_id: int
    phones: dict[str, WatchedPhone] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = itertools.count(self.first_id)
        self.case = next(self.ids)
        self.at = {
            name: next(self.ids)
            for name in (
                "notice",
                "note",
                "rehearsal",
                "alert",
                "sheet",
                "ana",
                "ben",
                "review",
                "option",
                "thread",
                "said",
                "reply",
                "remark",
                "escort",
                "free",
                "debrief",
                "to_herself",
            )
        }
        with self.talk.transaction() as uow:
            code = invite_specialist(uow, self.mark("practice"))
        self.joins("nora", code, "en")
        opened = e.CaseOpened(self.case, self.mark("code"), self.mark("called"), "johnson", "ES", "Europe/Madrid")
        vetted = e.VettingNoted(self.case, next(self.ids), self.mark("vetted"), "uses", self.mark("vetting"))
        self.does("nora", opened, e.ApproachChosen(self.case, "johnson", self.mark("rationale")), vetted)
        licence = next(self.ids)
        title = {"title": self.mark("title"), "from": "a board", "number": self.mark("number")}
        self.does(
            "nora", e.RecordKept(licence, "licence", title), e.RecordShown(licence, True),
            e.RecordKept(next(self.ids), "course", {"title": self.mark("hidden"), "hours": "6"}),
            e.AboutMeWritten(self.mark("about")),
        )  # fmt: skip
        self.invites("open_door", "member")
        for name, language in (("ana", "en"), ("ben", "es"), ("eva", "en")):
            self.joins(name, self.invites(f"invited_{name}", "member"), language)
            self.does(name, e.RelationTold(self.case, "sibling"))
        for name in ("ana", "ben"):
            self.does("nora", e.JoinApproved(self.case, self.people[name]))
            self._prepares(name)
        self.does("ana", e.LetterShared(self.case))
        self._plans()

    def mark(self, what: str) -> str:
        return f"Mk{self.of}{what}"

    def marks(self, *what: str) -> set[str]:
        return {self.mark(one) for one in what}

    @property
    def mine(self) -> set[str]:
        """Ids that belong to this case, as a forged tap could carry them."""
        pairs = (f"{self.case}-{one}" for one in (*self.people.values(), *self.at.values()))
        return {str(one) for one in (self.case, *self.people.values(), *self.at.values(), *pairs)}

    # --- who comes in ------------------------------------------------------------------------------------------------
    def backed_up(self, rights: str) -> WatchedPhone:
        """Olga, a specialist of the practice, is the backup of this case."""
        with self.talk.transaction() as uow:
            code = invite_specialist(uow, "Olga")
        olga = self.joins("olga", code, "en")
        made = e.InvitationMade(
            next(self.ids), f"code-{self.of}-olga", self.case, "backup", "", self.talk.now + WEEK, rights
        )
        self.does("nora", made)
        with self.talk.transaction() as uow:
            use_invitation(uow, olga.chat, uow.person_in(olga.chat), f"code-{self.of}-olga", "en")
        self.does("nora", e.BackupLetIn(self.case, self.people["olga"]))
        return olga

    def invites(self, name: str, role: str) -> str:
        code = f"code-{self.of}-{name}"
        words = self.mark(name) if role == "member" else ""
        self.does("nora", e.InvitationMade(next(self.ids), code, self.case, role, words, self.talk.now + 4 * WEEK))
        return code

    def joins(self, name: str, code: str, language: str) -> WatchedPhone:
        phone = self.phones[name] = WatchedPhone(self.talk, language, name)
        phone.seen = set()
        with self.talk.transaction() as uow:
            self.people[name] = use_invitation(uow, phone.chat, uow.person_in(phone.chat), code, language).id
        told = (
            e.NameGiven(self.mark(name)),
            e.LanguageChosen(language),
            e.CountryChosen("ES"),
            e.ZoneChosen("Europe/Madrid"),
        )
        self.does(name, *told, e.DiscretionChosen(False))
        return phone

    def does(self, name: str, *effects: e.Effect) -> None:
        """As if a conversation of theirs had come to this."""
        with self.talk.transaction() as uow:
            person = uow.person_in(self.phones[name].chat)
            assert person is not None
            for effect in effects:
                apply(uow, person, effect)

    # --- what is in it -----------------------------------------------------------------------------------------------
    def _prepares(self, name: str) -> None:
        shared, parts = name == "ana", letter().parts
        fields = {
            one.id: self.mark(f"line_{name}") if one.id == "i_will" else "a line" for one in boundary_page().fields
        }
        fields |= {one.id: boundary_page().categories[0].id for one in boundary_page().fields if one.kind == "category"}
        fields |= {one.id: "8" for one in boundary_page().fields if one.kind == "scale"}
        fields |= {one.id: "2026-12-24" for one in boundary_page().fields if one.kind == "day"}
        self.does(
            name,
            e.LetterPartWritten(self.case, parts[0].id, next(self.ids), self.mark(f"letter_{name}")),
            e.BoundaryWritten(self.case, self.at[name], fields, shared),
            e.InformationGiven(self.case, "weapons", "known", "yes", "saw", self.mark(f"told_{name}")),
        )

    def _plans(self) -> None:
        words = {"en": self.mark("notice"), "es": self.mark("notice")}
        note = {"en": self.mark("note"), "es": self.mark("note")}
        ana, part = self.people["ana"], letter().parts[0].id
        self.does(
            "nora",
            e.ReviewNoted(
                self.case, ana, self.at["review"], "letter", part, "comment", "1", self.mark("review"), "before"
            ),
            e.MeetingSet(self.case, self.talk.now + 2 * WEEK, self.mark("place")),
            e.RehearsalSet(self.case, self.at["rehearsal"], 1, self.talk.now + WEEK, self.mark("room")),
            e.PlanItemSet(self.case, "code_word", {"words": self.mark("codeword")}),
            e.PlanItemSet(self.case, "treatment", {"words": self.mark("clinic")}),
            e.PlanItemSet(self.case, "opening", {"words": self.mark("opening")}),
            e.PlanItemSet(self.case, "answer.denial", {"words": self.mark("answer"), "person": ana}),
            e.TreatmentOptionSaved(
                self.case, self.at["option"], {"name": self.mark("option"), "note": self.mark("option")}
            ),
            e.TaskAssigned(self.case, "bed", ana),
            e.PlanShown(self.case, True),
            e.RehearsalNoted(self.case, self.at["rehearsal"], self.mark("remember")),
            e.NoticeSent(self.at["notice"], self.case, "logistics", words),
            e.NoticeSent(self.at["note"], self.case, "note", note),
        )
        self.does("ana", e.NoticeAnswered(self.at["notice"], self.case, "yes"))
        self._talks()
        self.does("ben", e.AlertRaised(self.at["alert"], self.case, "despair", "red", self.people["ben"]))

    def _talks(self) -> None:
        """Ana and the specialist; and what the specialist remarks on it."""
        thread, ana = self.at["thread"], self.people["ana"]
        self.does("ana", e.TalkSaid(self.case, thread, self.at["said"], self.mark("said_ana")))
        self.does(
            "nora", e.TalkReplied(self.case, thread, ana, self.at["reply"], self.mark("answer_ana")),
            e.TalkNoted(self.case, thread, self.at["remark"], self.mark("remark_ana")),
            e.ReplySaved(next(self.ids), self.mark("ready_words")),
        )  # fmt: skip

    def comes_to_a_yes(self) -> str:
        """Returns the loved one's start code."""
        self.does("nora", e.OutcomeRecorded(self.case, "yes"), e.PhaseReached(self.case, "aftercare"))
        return self.invites("loved_one", "loved_one")

    def _to_the_door(self) -> None:
        """Ana has hours on the way, and nobody has the night; what was agreed is for the specialist."""
        now, hour = self.talk.now, timedelta(hours=1)
        self.does(
            "nora", e.PlanItemSet(self.case, f"agreed.{next(self.ids)}", {"words": self.mark("agreed")}),
            e.PlanItemSet(self.case, "stay.work", {"words": self.mark("settled")}),
            e.EscortSet(self.case, self.at["escort"], "leg", now + hour, now + 3 * hour, self.people["ana"], self.mark("leg")),
            e.EscortSet(self.case, self.at["free"], "watch", now + 3 * hour, now + 9 * hour, None, self.mark("free")),
        )  # fmt: skip

    def _said_how_it_was(self) -> None:
        """Ana answered the debrief in her own words."""
        sheet = self.at["debrief"]
        self.does(
            "ana", e.CheckInOpened(sheet, self.case, self.people["ana"], "family_debrief", self.talk.now),
            e.CheckInAnswered(sheet, "words", self.mark("debrief_ana")), e.CheckInFinished(sheet),
        )  # fmt: skip

    def _thought_ahead(self) -> None:
        """The plan for the time after is shown to everybody; Ana wrote a letter to herself."""
        self.does(
            "nora", e.FollowUpSet(self.case, "groups", {"words": self.mark("groups")}),
            e.FollowUpSet(self.case, "shown", {"to": ["circle", "loved_one"]}),
        )  # fmt: skip
        self.does("ana", e.OwnLetterWritten(self.at["to_herself"], self.mark("herself")))

    def loved_one(self) -> WatchedPhone:
        """Leo, who let the specialist and Ana see one good thing, and nobody anything else; with words of his own."""
        leo = self.joins("leo", self.comes_to_a_yes(), "en")
        self._to_the_door()
        self._said_how_it_was()
        self._thought_ahead()
        self.does(
            "leo", e.ConsentGiven("check_ins", 1, self.case), e.ReleaseChosen(self.case, "good_thing", None, True),
            e.ReleaseChosen(self.case, "good_thing", self.people["ana"], True),
            e.CheckInOpened(self.at["sheet"], self.case, self.people["leo"], "loved_one_checkin", self.talk.now),
            e.CheckInAnswered(self.at["sheet"], "safe_now", "yes"),
            e.CheckInAnswered(self.at["sheet"], "good_thing", self.mark("good_thing")),
            e.CheckInFinished(self.at["sheet"]),
            e.WordsKept(self.case, next(self.ids), "why", self.mark("why_leo")),
            e.WordsKept(self.case, next(self.ids), "call", self.mark("call_leo"), "+34 600 000 000"),
            e.ReminderSet(self.case, next(self.ids), "medicine", self.mark("remind_leo"), (1, 2, 3), 480),
        )  # fmt: skip
        return leo
