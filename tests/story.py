"""The whole story of one family, chapter by chapter, played once in a language, as people would live it.

Ana speaks the language that the story is told in; Ben speaks the other one, as families do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from content.load import module, steps
from flows.family import lessons
from tests.family import Family, join_loved_one, join_member, join_specialist, open_case
from tests.talk import Phone, Talk, specialist_code

OTHER = {"en": "es", "es": "en"}
LETTERS = "ABCDEF"
LESSONS = ("01-illness", "07-boundaries")


class Story(Family):
    """A family that nobody has called yet: its chapters bring it together."""

    def __init__(self, language: str) -> None:
        self.talk = Talk()
        self.language = language
        self.specialist = Phone(self.talk, language, "Nora")

    def tell(self) -> Iterator[tuple[str, str]]:
        """Each chapter: its name and everything that was said and seen in it."""
        for chapter in CHAPTERS:
            self.talk.transcript.clear()
            chapter(self)
            yield chapter.__name__, "\n".join(self.talk.transcript).strip() + "\n"

    def or_in(self, english: str, spanish: str) -> str:
        """What somebody writes who speaks the language of the story."""
        return {"en": english, "es": spanish}[self.language]

    def phone(self, name: str) -> Phone:
        return next(phone for phone in self.talk.phones.values() if phone.name == name)

    def case(self) -> Phone:
        return self.specialist.commands("/cases").taps("Cedar")

    def later(self, what: str, **more: float) -> None:
        self.talk.transcript.append(f"\n--- {what} ---")
        self.time_passes(**more)


# --- preparing -------------------------------------------------------------------------------------------------------
def specialist_opens_a_case(story: Story) -> None:
    nora = story.specialist
    join_specialist(nora, specialist_code(story.talk))
    open_case(nora)
    nora.commands("/console")
    story.case().taps("Invite").taps("Somebody for the circle").says("Ana")


def member_joins(story: Story) -> None:
    ana = story.newcomer(story.specialist.codes[-1], story.language, "Ana")
    join_member(ana)
    story.specialist.taps("See who it is").taps("Yes, let them in")
    ana.commands("/menu")
    ana.taps("More ›").taps("Back to the start")


def second_member_joins(story: Story) -> None:
    story.case().taps("Invite").taps("Somebody for the circle").says("Ben")
    join_member(story.newcomer(story.specialist.codes[-1], OTHER[story.language], "Ben"), "Yes, keep them neutral")
    story.specialist.taps("See who it is").taps("Yes, let them in")
    story.case().taps("The circle")


def member_learns(story: Story) -> None:
    ana = story.phone("Ana")
    for lesson in LESSONS:
        ana.commands("/learn")
        while not ana.has(module(lesson, "en").title):
            ana.taps("More ›")
        ana.taps(module(lesson, "en").title)
        _reads_a_lesson(ana, lesson)


def _reads_a_lesson(ana: Phone, lesson: str) -> None:
    ana.taps("Where this comes from").taps("Back to the card")
    while ana.has("Next"):
        ana.taps("Next")
    ana.taps("On to three questions")
    for number, card in enumerate(lessons.quizzes(lesson)):
        right = [option.right for option in card.options]
        ana.taps(LETTERS[right.index(number > 0)])
        ana.taps("Next")
    ana.taps("Enough for today")


def member_writes_the_letter(story: Story) -> None:
    ana = story.phone("Ana")
    ana.commands("/letter").taps("Begin")
    ana.says(story.or_in("Sam, I love you.", "Sam, te quiero.")).says(
        story.or_in("That is why I am here today.", "Por eso estoy aquí hoy.")
    )
    ana.taps("Done").taps("A good memory").taps("Show an example").taps("I write mine")
    ana.taps("Ways to begin")
    ana.says(story.or_in("I remember how you taught me to swim.", "Me acuerdo de cómo me enseñaste a nadar."))
    ana.commands("/sos").taps("‹ Back")
    ana.taps("Done").taps("An illness")
    ana.says(story.or_in("I have learned that this is an illness.", "He aprendido que esto es una enfermedad."))
    ana.taps("Done").taps("What I saw")
    ana.says(story.or_in("You always ruin everything!", "¡Siempre lo arruinas todo!"))
    ana.says(
        story.or_in(
            "On May 3, when I saw you on the floor, I was afraid.",
            "El 3 de mayo, cuando te vi en el suelo, tuve miedo.",
        )
    )
    ana.shares("voice")
    ana.taps("Done").taps("Hope").says(story.or_in("I believe in you.", "Creo en ti."))
    ana.taps("Done").taps("The ask")
    ana.says(story.or_in("Will you accept this help today?", "¿Aceptas esta ayuda hoy?"))
    ana.edits(-1, story.or_in("Will you accept this help, today?", "¿Aceptas esta ayuda, hoy?"))
    ana.taps("Done").taps("Choose a part").taps("✓ What I saw").taps("Read or change this part").taps(
        "Clear and rewrite"
    )
    ana.taps("Yes, clear it")
    ana.says(
        story.or_in(
            "On May 3, when I saw you on the floor, I was afraid.",
            "El 3 de mayo, cuando te vi en el suelo, tuve miedo.",
        )
    )
    ana.taps("Done").taps("Read it whole")


def member_shares_the_letter(story: Story) -> None:
    ana, nora = story.phone("Ana"), story.specialist
    ana.commands("/letter").taps("Share with Nora").taps("Yes, share it")
    nora.taps("Read it").taps("Open it")
    ana.commands("/letter").taps("Take it back").taps("Yes, take it back")
    ana.taps("Share with Nora").taps("Yes, share it")


def member_decides_on_a_boundary(story: Story) -> None:
    ana = story.phone("Ana").opens("My boundaries").taps("Begin").taps("Money")
    ana.says(story.or_in("you ask me for cash", "me pidas dinero"))
    ana.says(story.or_in("say no and eat with you", "decir que no y comer contigo"))
    ana.says(story.or_in("tomorrow", "mañana")).says(story.or_in("I can sleep", "dormir mejor"))
    ana.taps("5").taps("Reword what I will do")
    ana.says(story.or_in("say no", "decir que no")).taps("8")
    ana.says(story.or_in("my sister", "mi hermana")).says(story.or_in("call her", "llamarla"))
    ana.says(story.or_in("a ride to the clinic", "llevarte a la clínica")).taps("I commit to this")


# --- the meeting -----------------------------------------------------------------------------------------------------
def specialist_sets_the_meeting(story: Story) -> None:
    nora = story.case().taps("The meeting")
    nora.says(story.or_in("Saturday", "el sábado"))
    nora.says(story.or_in("5 Dec 2026 3:30 pm", "5 dic 2026 15:30")).taps("Yes, that is it")
    nora.says(story.or_in("Oak Street 5", "Calle del Roble 5"))


def specialist_tells_the_circle(story: Story) -> None:
    nora, ana, ben = story.specialist, story.phone("Ana"), story.phone("Ben")
    nora.taps("Tell the circle").taps("The day and the place").taps("Nothing to add")
    nora.taps("See it in").taps("Send to 2 people").taps("Yes, send it now").taps("See the answers")
    ana.taps("Open and answer").taps("I'll be there")
    ben.taps("Open and answer").taps("I need to talk first")
    nora.taps("Look at it now").taps("I have read this")
    ben.taps("Change my answer").taps("I'll be there")
    nora.commands("/broadcast").taps("Cedar").taps("A note")
    nora.says(story.or_in("Thank you for being here.", "Gracias por estar."))
    nora.taps("See it in").taps("Own words for this language")
    nora.says({"en": "Gracias por estar.", "es": "Thank you for being here."}[story.language]).taps(
        "Send to 2 people"
    ).taps("Yes, send it now")
    ana.taps("Open and answer").taps("I have read it")


def specialist_prepares_the_meeting(story: Story) -> None:
    nora, ana, ben = story.specialist, story.phone("Ana"), story.phone("Ben")
    nora.commands("/plan").taps("Who is where").taps("Code word").says(story.or_in("lighthouse", "faro"))
    nora.taps("Who follows").taps("Ben").taps("‹ Back").taps("The way there").taps("The bag").taps("Take this list")
    nora.taps("‹ Back").taps("Treatment").taps("Compare places").taps("Add a place")
    nora.says(story.or_in("Lakeside", "Casa del Lago"))
    for answer in ("Yes", "Yes", "I don't know", "Yes", "No"):
        nora.taps(answer)
    nora.says(story.or_in("a lot", "mucho")).says("3500 EUR").says(story.or_in("7 Dec 2026", "7 dic 2026"))
    nora.taps("Nothing else").taps("Choose this place")
    nora.commands("/plan").taps("Checklist").taps("The bed is held").taps("Give it to somebody").taps("Ana")
    ana.taps("Open").taps("The bed is held").taps("It is done")
    nora.commands("/plan").taps("The script").taps("Who reads when").taps("Ben").taps("Earlier").taps("Done")
    nora.commands("/plan").taps("The script").taps("Answers to reactions").taps("Anger")
    nora.taps("Who says it?").taps("Ben").commands("/plan").taps("The script").taps("What is said").taps("The ask")
    nora.commands("/plan").taps("The script").taps("Take it along").taps("A plain text file")
    nora.commands("/plan").taps("Show it to the circle").taps("Yes, show it")
    ben.taps("Open").taps("My part").taps("‹ Back").taps("For my calendar")


def the_days_before(story: Story) -> None:
    ana = story.phone("Ana")
    story.later("a week goes by", days=7, hours=3)
    story.answers(ana.taps("A minute for me").taps("Begin"), guilt=3, despair=2)
    ana.taps("Done")
    ana.commands("/plan")
    story.later("until the evening before", days=4)
    story.later("until two hours before", hours=19)


# --- after the meeting -----------------------------------------------------------------------------------------------
def the_answer_is_yes(story: Story) -> None:
    story.later("until the evening after", hours=5)
    nora = story.case().taps("More ›").taps("How the meeting went").taps("A yes").taps("Yes, note it")
    nora.taps("Invite Sam").taps("Sam")
    story.phone("Ana").commands("/menu")


def the_way_to_the_door(story: Story) -> None:
    nora = story.case().taps("Never alone: until the door")
    nora.taps("Time of the admission").says(story.or_in("today 23:00", "hoy 23:00"))
    nora.taps("Who is there when").taps("A leg of the way").taps("Now").taps("2 hours")
    nora.says(story.or_in("Home to Pine House", "De casa a Los Pinos")).taps("Ana")
    ana = story.phone("Ana").taps("Look and answer").taps("1. Answer").taps("Yes, I am there")
    ana.commands("/menu")
    story.later("an hour and a half", minutes=90)
    nora.commands("/menu")
    story.case().taps("Never alone: until the door").taps("They have arrived").taps("Just now")
    nora.taps("Last day of treatment").says(story.or_in("5 Jan 2020", "5 ene 2020")).says(
        story.or_in("5 Jan 2027", "5 ene 2027")
    )


def loved_one_joins(story: Story) -> None:
    sam = join_loved_one(story.newcomer(story.specialist.codes[-1], story.language, "Sam"))
    sam.commands("/menu")
    sam.opens("What was collected").taps("What they were asked").taps("All right")
    sam.opens("My own things").taps("Why I do this").taps("Add a reason")
    sam.says(story.or_in("For my daughter Lucy", "Por mi hija Lucía"))
    sam.opens("My own things").taps("People I can call").taps("Add somebody").says("Rosa").says("+34 600 123 456")
    sam.opens("My own things").taps("My reminders").taps("Add a reminder").taps("Medicine").taps("Leave it neutral")
    sam.taps("Every day").says("8:30")


def loved_one_chooses_who_sees_what(story: Story) -> None:
    sam = story.phone("Sam").commands("/menu").taps("Who sees what")
    sam.taps("The specialist").taps("Mood").taps("Craving").taps("✓ Craving")
    sam.taps("‹ Back").taps("Ana").taps("Mood")
    sam.taps("‹ Back").taps("Go by line").taps("Mood")


def loved_one_checks_in(story: Story) -> None:
    sam = story.phone("Sam")
    story.later("until the first check-in", days=1)
    sam.taps("Open").taps("Begin")
    story.answers(sam, mood=3, craving=8, sleep=5, used="No", good_thing="Skip this one", safe_now="Yes")
    sam.opens("My own things").taps("How it has been going")
    story.phone("Ana").opens("What Sam shares")
    story.case().taps("More ›").taps("More ›").taps("Check-ins").taps("Sam")


def loved_one_has_a_hard_moment(story: Story) -> None:
    sam = story.phone("Sam")
    sam.opens("This is a hard moment").taps("A craving. Ride it with me").taps("8")
    for _ in steps("hard_moment")[1:]:
        sam.taps("Next")
    story.later("five minutes go by", minutes=5)
    sam.taps("I am here").taps("How strong is it now?").taps("3").taps("It is passing").taps("Going for a walk").taps(
        "Done"
    )
    sam.opens("This is a hard moment").taps("Call somebody").taps("‹ Back")
    sam.taps("I used").taps("Go on").taps("Yes, I am safe").taps("No, I am alone").taps("Alcohol")
    while sam.has("Next"):
        sam.taps("Next")
    sam.taps("What would help next?").taps("That is enough for now")


def they_used_again(story: Story) -> None:
    ana = story.phone("Ana").opens("They used again").taps("Yes, or I am not sure").taps("‹ Back")
    ana.taps("No, everybody is safe").taps("I don't know").taps("Breathing and safety").taps("Overdose, step by step")
    ana.taps("‹ Back")
    for _ in steps("first_24_hours")[1:]:
        ana.taps("Done, next one")
    ana.taps("How are you yourself?").taps("Not now")
    story.case()
    story.specialist.taps("Read 3 alerts")


def a_bad_night(story: Story) -> None:
    ana = story.phone("Ana")
    ana.commands("/checkin").taps("Begin")
    story.answers(ana, guilt=9, despair=10, exhaustion=9, safe_at_home="No")
    ana.taps("I need help now").taps("‹ Back")
    ana.commands("/letter")
    ana.says(story.or_in("I do not want to live any more", "ya no quiero vivir"))


# --- one's own affairs -----------------------------------------------------------------------------------------------
def sos_and_settings(story: Story) -> None:
    ana = story.phone("Ana")
    ana.commands("/sos")
    ana.taps("‹ Back")
    ana.commands("/help")
    ana.commands("/settings").taps("Locked screen").taps("Yes, keep them neutral").taps("Privacy and my data")
    ana.taps("‹ Back").taps("Country and time zone").taps("Mexico")
    ana.taps(story.or_in("Mexico City", "Ciudad de México"))
    ana.commands("/sos")
    ana.commands("/language").taps({"en": "Español", "es": "English"}[story.language])
    ana.commands("/language").taps({"en": "English", "es": "Español"}[story.language])
    ana.commands("/hide").taps("Clear it now")
    ana.commands("/menu")


def member_leaves(story: Story) -> None:
    ana = story.phone("Ana")
    ana.commands("/mydata").taps("Yes, send the file")
    ana.commands("/forget").taps("Yes, go on").taps("Erase it now")
    ana.commands("/menu")
    story.case().taps("The circle")


def loved_one_leaves(story: Story) -> None:
    sam = story.phone("Sam")
    sam.commands("/forget").taps("Give me a copy first").taps("Yes, send the file")
    sam.commands("/forget").taps("Yes, go on").taps("Erase it now")
    story.case()


def stranger(story: Story) -> None:
    somebody = Phone(story.talk, story.language)
    for words in ("/start", story.or_in("Hello?", "¿Hola?"), "/start no-such-code", "/sos", "/help", "/menu"):
        story.talk.now += timedelta(minutes=1)  # the same answer comes once a minute
        if words.startswith("/"):
            somebody.commands(words)
        else:
            somebody.says(words)


CHAPTERS: tuple[Callable[[Story], None], ...] = (
    specialist_opens_a_case,
    member_joins,
    second_member_joins,
    member_learns,
    member_writes_the_letter,
    member_shares_the_letter,
    member_decides_on_a_boundary,
    specialist_sets_the_meeting,
    specialist_tells_the_circle,
    specialist_prepares_the_meeting,
    the_days_before,
    the_answer_is_yes,
    the_way_to_the_door,
    loved_one_joins,
    loved_one_chooses_who_sees_what,
    loved_one_checks_in,
    loved_one_has_a_hard_moment,
    they_used_again,
    a_bad_night,
    sos_and_settings,
    member_leaves,
    loved_one_leaves,
    stranger,
)
