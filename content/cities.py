"""A time zone by the city that people know it by, in their own language."""

from __future__ import annotations

from functools import cache

from babel.dates import get_timezone_location


@cache
def city_name(zone: str, language: str) -> str:
    """'Ciudad de México' for America/Mexico_City in Spanish."""
    return get_timezone_location(zone, locale=language, return_city=True)
