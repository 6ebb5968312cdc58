"""One library in a folder of its own for every test."""

from pathlib import Path

import pytest

from tests.cli.running import RICE, Command, tagged


@pytest.fixture
def run(tmp_path: Path) -> Command:
    """The command line on an empty library."""
    return Command(tmp_path)


@pytest.fixture
def coded(run: Command) -> Command:
    """Kim and Lee have read the same two articles."""
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    tagged(run, "kim", bridge, "border-closure", "No truck has crossed the bridge")
    tagged(run, "lee", bridge, "border-closure", "No truck has crossed the bridge")
    tagged(run, "kim", bridge, "border-closure", "“Nobody crosses,”")
    tagged(run, "lee", bridge, "trade-and-smuggling", "“Nobody crosses,”")
    tagged(run, "kim", rice, "market-prices", "Rice sold for 5,200 won in Hyesan")
    tagged(run, "lee", rice, "market-prices", "5,200 won")
    tagged(run, "lee", rice, "anonymous-sourcing", "a source in the city")
    return run
