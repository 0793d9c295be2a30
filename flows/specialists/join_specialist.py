"""A specialist comes in: language, what they take on, name, country and clock."""

from __future__ import annotations

from flows.effects import ConsentGiven, CountryChosen, LanguageChosen, NameGiven, ZoneChosen
from flows.model import END, Choice, Enter, Place, Turn
from flows.specialists.places import where_steps
from flows.steps import Again, Ask, Choose, Flow, leads_to, short_words
from flows.text import Said, T
from flows.view import View

DUTIES, PRIVACY = "specialist_duties", "privacy"
VERSION = 1
"""Of the two texts below; a changed text asks for a new receipt."""

WHICH_LANGUAGE = T("Which language shall we use?")
DUTIES_TEXT = (
    T("<b>What you take on</b>"),
    T("You lead, I help. I am not a clinician, and I decide nothing about anybody."),
    T(
        "Ask before you add somebody. Write down only what the work needs, and use a neutral name for every case. Look"
        " at alerts in the hours that you promised."
    ),
    T("I am not an emergency service. When a life may be in danger, the emergency number comes first."),
)
PRIVACY_TEXT = (
    T("<b>What is kept, and who can see it</b>"),
    T("What is written here is encrypted where I keep it. Every letter you open is noted down, with the time."),
    T(
        "Telegram carries our messages and could read them: chats with a bot are not end-to-end encrypted. Keep your"
        " phone locked, and leave out what nobody needs to know."
    ),
    T("You can take your own data, or have it erased, at any time: /mydata, /forget. If you agree, I keep a receipt."),
)
NAME_TEXT = T("What name will families see? For example your first name and what you do.")
COUNTRY_TEXT = T("Where do you work? It decides which emergency numbers I show you.")
ZONE_TEXT = T("Which of these shows your time? If none does, write the name of a big city near you.")
LATER_TEXT = (
    T("That is fine. Nothing starts before you agree."),
    T("You can come back to this at any time, or have what I know of you erased."),
)


@leads_to("duties")
def language_chosen(view: View, place: Place) -> Turn:
    return Turn("duties", (LanguageChosen(str(place.data["choice"])),))


@leads_to("name")
def agreed(view: View, place: Place) -> Turn:
    return Turn("name", (ConsentGiven(DUTIES, VERSION), ConsentGiven(PRIVACY, VERSION)))


@leads_to("country")
def named(view: View, place: Place) -> Turn:
    return Turn("country", (NameGiven(str(place.data["name"])),))


@leads_to(END)
def ready(view: View, place: Place) -> Turn:
    """The last answer is in. What comes next is the menu, with the first case at hand."""
    where = (CountryChosen(str(place.data["country"])), ZoneChosen(str(place.data["zone"])))
    return Turn(END, where, note=T("Welcome. Everything is ready: open your first case when you like."))


FLOW = Flow(
    "join_specialist",
    opens=lambda view, argument: None,
    bare=True,
    steps=(
        Choose("language", WHICH_LANGUAGE, (
            Choice("en", Said({"en": "English", "es": "English"}), to=language_chosen),
            Choice("es", Said({"en": "Español", "es": "Español"}), to=language_chosen),
        )),
        Choose("duties", DUTIES_TEXT, (Choice("on", T("Go on"), to="privacy"),)),
        Choose("privacy", PRIVACY_TEXT, (
            Choice("yes", T("I agree"), to=agreed),
            Choice("no", T("Not now"), to="later"),
        )),
        Choose("later", LATER_TEXT, (
            Choice("again", T("Read it again"), to="duties"),
            Choice("forget", T("Erase what you know of me"), to=Enter("forget")),
        )),
        Ask("name", NAME_TEXT, save_as="name", check=short_words(40), to=named, again=Again(about=())),
        *where_steps(COUNTRY_TEXT, ZONE_TEXT, ready, Again(about=(), which=("country",))),
    ),
)  # fmt: skip
