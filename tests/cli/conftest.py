"""One library in a folder of its own for every test."""

from pathlib import Path

import pytest

from tests.cli.running import Command


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """The command line on an empty library."""
    return Command(tmp_path)
