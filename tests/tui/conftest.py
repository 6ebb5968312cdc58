"""Fixtures of two coders."""

from collections.abc import Iterator

import pytest

from nkreader.library import Library
from tests.tui.driving import Add
from tests.tui.two_coders import COAL, RICE, code


@pytest.fixture
def lee(library: Library) -> Iterator[Library]:
    """The same library, opened by another annotator."""
    with Library(library.path, "lee") as opened:
        yield opened


@pytest.fixture
def coded(library: Library, lee: Library, add: Add) -> Library:
    """Ann and Lee agree in one passage and differ in four."""
    rice, coal = add(RICE, "rice.txt"), add(COAL, "coal.txt")
    for who in (library, lee):
        code(who, rice, "Trucks wait.", "border-closure")
    code(library, rice, "Rice rose in Hyesan.", "market-prices", "see the table")
    code(lee, rice, "Rice rose", "market-prices")
    code(library, rice, "A guard said that nobody buys it.", "anonymous-sourcing")
    code(lee, rice, "A guard said that nobody buys it.", "rumor-or-speculation")
    code(library, coal, "Coal fell in Sinuiju.", "market-prices")
    code(lee, coal, "A trader said so.", "anonymous-sourcing")
    return library
