"""What a newcomer reads before they are let in. Nothing here may name anybody: a link can end up with anybody.

The privacy texts and the consent are content (``content.load.privacy``), because clinicians and lawyers review them.
"""

from __future__ import annotations

from typing import Final

from flows.text import T, Text

HELLO: Final[tuple[Text, ...]] = (
    T("Hello. Good that you are here."),
    T("You were invited to a private circle. A specialist leads it, and I help with the small steps in between."),
    T("I am a program, not a person. You can stop at any time, and what you wrote is still there when you come back."),
)
LATER: Final[tuple[Text, ...]] = (
    T("That is fine. You owe nobody a yes, and nobody is told why."),
    T("If you change your mind, come back here. If you would rather ask first, talk to the person who invited you."),
    T("Until then I keep only that you opened the link. You can have that erased, too."),
)
NAME: Final = T("What should the circle call you? A first name is enough.")
RELATION: Final = T("Who are you to the person this is about?")
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
WAIT: Final = T("Thank you, that is all I need for now. You can close this chat: I write to you when you are let in.")
WAIT_MINOR: Final = T(
    "Thank you, that is all I need for now. Because you are under 18, the specialist talks with you first, and with an"
    " adult who looks after you. You have done nothing wrong; it is there to protect you."
)
NOT_THIS_TIME: Final = T(
    "This circle is not open to you. If you think that this is a mistake, talk to the person who sent you the link."
)
