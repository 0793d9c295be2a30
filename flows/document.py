"""A document before its form: what is printed, sent as a text file, or as messages. Texts stay values, so that the wall
judges every word when it is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.pictures import Picture
from flows.text import Text

Form = Literal["pdf", "text", "messages"]


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 begins a chapter, on a page of its own when ``new_page``."""

    text: Text
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What we say."""

    text: Text


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's own words, which are set to be read aloud."""

    text: Text


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its caption; where only text is sent, the caption alone says too little, so both are left out."""

    picture: Picture
    text: Text


Block = Heading | Paragraph | Own | Drawn
