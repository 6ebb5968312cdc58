"""One library in a folder of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.page import Served, serving
from tests.cli.running import Command


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """The command line on an empty library."""
    return Command(tmp_path)


@pytest.fixture
def served(run: Command) -> Iterator[Served]:
    """The reader as a page."""
    with serving(run) as page:
        yield page
