"""``python -m bench.safety``: how long the safety layer listens to one message, in milliseconds; promised: under 2.

The texts are made up: everyday words, words that almost mean danger, danger called off again and again, and one letter
without an end, because a pattern that goes astray shows itself there.
"""

from __future__ import annotations

import statistics
import time

import click

from flows.safety.listen import heard_in
from flows.safety.normal import LONGEST

TEXTS = {
    "a short answer": "He drinks every day and hides the bottles, and I do not know what to say to him any more.",
    "an everyday letter": "When I saw you asleep at noon I felt sad. I remember the summer we built the boat, and you laughed. ",
    "una carta": "Cuando te vi dormido al mediodía sentí tristeza. Me acuerdo del verano en que armamos el bote, y reías. ",
    "questions about danger": "What are the signs of an overdose, and how do I know that he is not breathing? ",
    "danger called off": "He has never tried to hurt himself, hit anyone or threatened us. Nunca nos ha pegado ni amenazado. ",
    "no end of small words": "he is not and he was never to be with him or her and if they do not ",
    "mistakes": "brething siezure kiling overdsoe pistla convulcion amenasa desmallado hurtting suicde ",
    "one long word": "a",
    "hit hit hit": "hit kid gun not drunk drive alone him pills took ",
}


def measure(text: str, rounds: int) -> tuple[float, float]:
    """Median and worst milliseconds of ``rounds``."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        heard_in(text)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken), max(taken)


@click.command()
@click.option("--rounds", default=50, show_default=True)
def main(rounds: int) -> None:
    """Measure the safety layer on texts of 4,096 characters."""
    heard_in("")
    click.echo(f"{'':26}{'letters':>8}{'median ms':>11}{'worst ms':>10}")
    for name, text in TEXTS.items():
        full = text if name == "a short answer" else (text * LONGEST)[:LONGEST]
        middle, worst = measure(full, rounds)
        click.echo(f"{name:26}{len(full):8}{middle:11.2f}{worst:10.2f}")


if __name__ == "__main__":
    main()
