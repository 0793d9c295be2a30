"""One entry for a calendar: when, in the person's own zone, under a title that tells nobody anything.

No place, no description, no product's name: a family's calendar is often shared with the very person it is about.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from flows.effects import CalendarSent


def calendar_file(sent: CalendarSent, title: str, zone: str, now: datetime) -> bytes:
    begins = sent.at.astimezone(ZoneInfo(zone))
    event = Event()
    event.add("uid", sent.uid)
    event.add("sequence", sent.sequence)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("summary", title)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=sent.minutes))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if sent.cancelled else "CONFIRMED")
    made = Calendar()
    made.add("prodid", "-//calendar//EN")
    made.add("version", "2.0")
    made.add("method", "CANCEL" if sent.cancelled else "PUBLISH")
    made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())
