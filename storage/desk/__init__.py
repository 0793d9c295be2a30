"""The desk: what waits, in which case, and how far everybody is. One reading for the chat and for the terminal."""

from __future__ import annotations

from storage.desk.undelivered import Undelivered
from storage.desk.whole import Desk, DeskAlert, DeskCase, DeskMember, DeskThing, read_desk

__all__ = ["Desk", "DeskAlert", "DeskCase", "DeskMember", "DeskThing", "Undelivered", "read_desk"]
