"""What a newcomer reads before they are let in. Nothing here may name anybody: a link can end up with anybody."""

from __future__ import annotations

from typing import Final

from flows.text import Said, T, Text

PRIVACY: Final = "privacy"
VERSION: Final = 1
"""Of ``WHO_SEES``, ``TELEGRAM`` and ``CONSENT``; when they change, a new receipt is asked for."""

ENGLISH: Final = Said({"en": "English", "es": "English"})
SPANISH: Final = Said({"en": "Español", "es": "Español"})
"""A language's own name is never translated."""

HELLO: Final[tuple[Text, ...]] = (
    T("Hello. Good that you are here."),
    T("You were invited to a private circle. A specialist leads it, and I help with the small steps in between."),
    T("I am a program, not a person. You can stop at any time, and what you wrote is still there when you come back."),
)
WHO_SEES: Final[tuple[Text, ...]] = (
    T("<b>Who sees what you write</b>"),
    T(
        "The specialist sees your name, how far you are, how you say you are doing, and your boundary page. They see"
        " your letter only when you share it."
    ),
    T("Nobody else sees any of it: not the other people in the circle, and not the person it is about."),
    T("If your words sound as if a life may be in danger, the specialist is told at once."),
)
TELEGRAM: Final[tuple[Text, ...]] = (
    T("<b>What Telegram can and cannot keep secret</b>"),
    T("Where I keep your words, they are encrypted."),
    T(
        "On the way, Telegram could read them: a chat with a bot is not end-to-end encrypted. And whoever holds your"
        " unlocked phone can read along."
    ),
    T("So lock your phone, and leave out full names and addresses. /hide clears this chat as far as Telegram allows."),
    T("I am not an emergency service. /sos shows numbers to call, at any time."),
)
CONSENT: Final[tuple[Text, ...]] = (
    T("Is it all right for you that I keep what you write here, in the way you just read?"),
    T("I note down that you said yes, and when. You can change your mind later:"),
    T("/mydata gives you everything of yours. /forget erases it."),
)
LATER: Final[tuple[Text, ...]] = (
    T("That is fine. You owe nobody a yes, and nobody is told why."),
    T("If you change your mind, come back here. If you would rather ask first, talk to the person who invited you."),
    T("Until then I keep only that you opened the link. You can have that erased, too."),
)
NAME: Final = T("What should the circle call you? A first name is enough.")
RELATION: Final = T("Who are you to the person that the specialist spoke with you about?")
RELATIONS: Final[dict[str, Text]] = {
    "parent": T("A parent"),
    "partner": T("Their partner"),
    "sibling": T("A brother or sister"),
    "child": T("A son or daughter"),
    "relative": T("Another relative"),
    "friend": T("A friend"),
    "colleague": T("Somebody from work"),
}
DISCREET: Final[tuple[Text, ...]] = (
    T("Shall my messages look neutral on a locked screen?"),
    T("Then they only say that there is something new, and you read it in here. I would leave it like that."),
)
WAIT: Final[tuple[Text, ...]] = (
    T("Thank you. That is all I need for now."),
    T("The specialist who invited you looks at it and lets you in. I write to you when that has happened."),
    T("There is nothing you have to do meanwhile. You can close this chat."),
)
MINOR: Final[tuple[Text, ...]] = (
    T(
        "Because you are under 18, the specialist talks with you first, and with an adult who looks after you. You have"
        " done nothing wrong; it is there to protect you."
    ),
)
NOT_THIS_TIME: Final[tuple[Text, ...]] = (
    T("This circle is not open to you."),
    T("If you think that this is a mistake, talk to the person who sent you the link. /sos stays open to you."),
)
