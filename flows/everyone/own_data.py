"""One's own data: what is kept and who sees it, take it along, erase it, clear the chat."""

from __future__ import annotations

from flows.effects import ChatHidden, DataAsked
from flows.everyone import them
from flows.everyone.about_specialist import opens
from flows.model import END, Choice, Enter, Place, Turn
from flows.steps import Choose, Flow, leads_to, loved_ones, members, persons
from flows.text import N, T, Text
from flows.view import View


def _as_member(view: View) -> tuple[int, ...]:
    """The first case in which I am a member: a specialist finds it with the case."""
    data = members(view, "")
    return (data["case"],) if data else ()


def privacy_choices(view: View, place: Place) -> tuple[Choice, ...]:
    who = (Choice("who", T("Who leads here"), to=Enter("about_specialist")),) if opens(view, "") else ()
    keep_out = tuple(choice for case in _as_member(view) for choice in them.entry(view, case))
    return (
        *who,
        *keep_out,
        Choice("receipts", T("What I agreed to"), to=Enter("receipts")),
        Choice("data", T("Give me my data"), to=Enter("mydata")),
        Choice("pin", T("A PIN for this chat"), to=Enter("pin")),
        Choice("hide", T("Clear this chat"), to=Enter("hide")),
        Choice("forget", T("Erase everything of mine"), to=Enter("forget")),
    )


def privacy_text(view: View, place: Place) -> tuple[Text, ...]:
    return (
        T("<b>Your privacy</b>"),
        T("What you write is encrypted where I keep it. Telegram carries our messages and could read them on the way."),
        *_who_sees(view),
        T("Everything here is yours: take a copy, or have it erased."),
    )


def _who_sees(view: View) -> tuple[Text, ...]:
    """In each of my roles."""
    desk = T(
        "Families see your name, and what you show them of your record. What you note about a case they never see."
    )
    mine = T("You decide who sees which answer, in “Who sees what”. Your own words and reminders nobody else sees.")
    circle = T("The specialist sees how far you are, and what you share. Nobody else in the circle sees your words.")
    return (
        *((desk,) if view.me.specialist else ()),
        *((mine,) if loved_ones(view, "") else ()),
        *((circle,) if _as_member(view) or not (view.me.specialist or loved_ones(view, "")) else ()),
    )


PRIVACY = Flow(
    "privacy",
    opens=persons,
    steps=(
        Choose("privacy", privacy_text, privacy_choices, leads=(Enter("about_specialist"), Enter("them"))),
    ),
)  # fmt: skip


@leads_to(END)
def data_asked(view: View, place: Place) -> Turn:
    return Turn(
        END,
        (DataAsked(),),
        note=T(
            "Here it is: one file to read, and the same for programs. Keep them somewhere safe, or delete them after reading."
        ),
    )


MYDATA = Flow(
    "mydata",
    opens=persons,
    steps=(
        Choose("mydata", (
            T("I can send you everything of yours that is kept here, as two files in this chat: one to read, one for programs."),
            T("Is your phone in your own hands right now?"),
        ), (Choice("yes", T("Yes, send the files"), to=data_asked), Choice("no", T("Not now"), to=END))),
    ),
)  # fmt: skip


@leads_to("cleared")
def hidden(view: View, place: Place) -> Turn:
    """Not back to where the person was: that may be the very thing that nobody should find."""
    return Turn("cleared", (ChatHidden(),))


def left_text(view: View, place: Place) -> tuple[Text, ...]:
    """What clearing does not reach, as it is for this chat."""
    said, files = view.left_in_chat()
    yours = N(
        "{n} message of yours is older than 48 hours: Telegram lets only you delete it. Hold it, then tap “Delete”.",
        "{n} messages of yours are older than 48 hours: Telegram lets only you delete them. Hold one, then tap “Delete”.",
        n=said,
    )  # fmt: skip
    ours = N(
        "{n} file from me is older than 48 hours, too: delete it in the same way.",
        "{n} files from me are older than 48 hours, too: delete them in the same way.",
        n=files,
    )
    return (
        *((yours,) if said else ()),
        *((ours,) if files else ()),
        T("I cannot reach what was copied, saved, forwarded or photographed, a line that still stands among your phone's"
          " notifications, or a phone or computer of yours that is switched off right now."),
        T("To be sure, delete the whole chat in Telegram. Nothing you wrote is lost: /menu brings you back."),
    )  # fmt: skip


HIDE = Flow(
    "hide",
    opens=persons,
    steps=(
        Choose("hide", (
            T("I can clear this chat: your messages and mine, from the last 48 hours. My older ones I make blank."),
            T("What you wrote stays kept here, and you can go on at any time. “Hide” under every screen does the same, without"
              " asking. What gets two days old I clear by myself."),
        ), (
            Choice("yes", T("Clear it now"), to=hidden),
            Choice("left", T("What can still be seen"), to="left"),
            Choice("no", T("Leave it"), to=END),
        )),
        Choose("cleared", T("All clear."), (
            Choice("on", T("Go on"), to=END),
            Choice("left", T("What can still be seen"), to="left"),
        )),
        Choose("left", left_text, (Choice("on", T("Go on"), to=END),)),
    ),
)  # fmt: skip
