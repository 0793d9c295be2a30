from __future__ import annotations

import pytest

from tests.flows.family.family_talk import Family


@pytest.fixture
def family() -> Family:
    return Family()
