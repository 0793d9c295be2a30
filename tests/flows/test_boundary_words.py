"""The words of a boundary in other people's voices: what is questioned, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows import boundary_words

NEVER = """
stop picking up your pills from the pharmacy|throw out the Narcan|not give you your meds|lock away the baby formula
refuse to feed the kids when they are with you|not call 911 for you again|stop paying for your methadone clinic
take the EpiPen with me|not drive you to the hospital|not send lunch with your daughter|cancel your health insurance
keep your insulin until you apologize|not revive you, no naloxone from me|leave the kids without dinner
ignore you in an emergency|hide your prescription|let the baby go hungry
tirar la naloxona|no comprarte los remedios|dejar de pagar la metadona|no dar de comer a tus hijos|no llamar al 112
no llevarte al hospital|quitarte las pastillas de la presión|no comprar leche para el bebé|no llamar a una ambulancia
colgar si tienes una sobredosis|no darte tu medicación|esconder tu insulina|dejar a los niños sin cena
no ayudarte en una urgencia|no recoger tu receta
"""
PUNISHING = """
make you pay for what you did|teach him a lesson|so you learn your lesson|you get what you deserve
let you suffer the consequences|so that you finally feel pain|you will regret it|move out or else|make your life hell
get even with you|hurt you like you hurt me|punish you for lying|I want revenge|humiliate you in front of everyone
para que aprendas|te lo mereces|vas a sufrir|castigarte sin hablarte|o si no te vas a enterar|para que te duela
me la vas a pagar|darte tu merecido|para que escarmientes|hacerte la vida imposible|atenerte a las consecuencias
quiero venganza|humillarte delante de todos|que sufras lo mismo que yo
"""
LEGAL = """
evict you|change the locks|take you off the lease|call the police|file for divorce|ask for full custody
remove you from the joint account|press charges|not pay bail|sell the house we both own and pay off the mortgage
cambiar la cerradura|pedir la custodia|denunciarte|sacarte del contrato de alquiler|hablar con un abogado|divorciarme
cancelar la cuenta conjunta|echarte de casa|vender la casa y pagar la hipoteca
"""
PLAIN = """
stop giving you cash|go to my sister for the night|eat dinner alone|no longer lie to your boss|turn off my phone at night
I can sleep|the children are calm|we both can breathe|I no longer pay for what harms you|I deserve rest|hang up
take the kids to my mother for the night|see a doctor for my own sleep|say no and make tea|leave the room when you shout
irme a dormir a casa de mi hermana|apagar el teléfono por la noche|cenar sin ti|poder dormir|estar en calma
que los niños estén tranquilos|merezco descansar|colgar|salir a caminar|decirte que no|llevar a los niños con mi madre
no hacerme daño|decir la verdad a tu jefe|comer a la hora de siempre
"""


def sentences(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split("|")]


def line(words: str) -> dict[str, str]:
    return {"category": "money", "i_will": words}


@pytest.mark.parametrize(
    ("heard", "text"),
    [(boundary_words.never, NEVER), (boundary_words.punishing, PUNISHING), (boundary_words.legal, LEGAL)],
)
def test_what_is_to_be_questioned_is_heard(heard: Callable[[dict[str, str]], object], text: str) -> None:
    assert [words for words in sentences(text) if not heard(line(words))] == []


@pytest.mark.parametrize("heard", [boundary_words.never, boundary_words.punishing])
def test_plain_words_are_left_alone(heard: Callable[[dict[str, str]], object]) -> None:
    assert [words for words in sentences(PLAIN) if heard(line(words))] == []


def test_what_is_quoted_is_what_was_written() -> None:
    assert boundary_words.punishing(line("Darte una LECCIÓN, y ya")) == ("Darte una LECCIÓN",)
