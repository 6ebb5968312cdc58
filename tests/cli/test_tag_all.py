"""`tag-all`: shown first, asked place by place, or all at once."""

import sys

import pytest

from tests.cli.running import Command
from tests.terminal import Terminal

PORT = """The port

Ships lay off Nampo on Monday. A trader said that Nampo was shut. Nobody sails from Nampo.

Cranes stand in Nampo harbour. / Image: Yalu Wire
"""


def passages(run: Command) -> list[str]:
    with run.opened() as library:
        return [one.mark.annotation.prefix.split()[-1] for one in library.passages()]


def test_a_dry_run_shows_the_places_and_tags_nothing(run: Command) -> None:
    id = run.added("port.txt", PORT)
    found = run.json("tag-all", "border-closure", "--string", "nampo", "--dry-run", "--json")
    assert [(one["article"], one["exact"]) for one in found] == [(id, "Nampo")] * 3
    assert [PORT[one["start"] : one["end"]] for one in found] == ["Nampo"] * 3
    assert passages(run) == []
    said = run("tag-all", "border-closure", "--string", "nampo", "--dry-run").stderr
    assert "3 places would be tagged border-closure; 1 in captions" in said


def test_yes_tags_all_and_one_undo_takes_all_back(run: Command) -> None:
    run.added("port.txt", PORT)
    made = run.json("tag-all", "border-closure", "--entity", "Nampo", "--yes", "--json")
    assert {(one["exact"], one["tag"], one["status"]) for one in made} == {
        ("Nampo", "border-closure", "placed")
    }
    assert len(passages(run)) == 3
    again = run("tag-all", "border-closure", "--string", "Nampo", "--yes")
    assert "0 tagged border-closure; 3 tagged so already" in again.stderr
    run("undo")
    assert passages(run) == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--string", "a", "--query", "a", "--yes"),
        ("--string", "Nampo"),
        ("--string", "Nampo", "--yes", "--dry-run"),
        ("--string", "...", "--yes"),
        ("--query", "is:unread", "--yes"),
        ("--query", "(nampo", "--yes"),
    ],
)
def test_what_can_not_be_meant_is_wrong_use(run: Command, words: tuple[str, ...]) -> None:
    run.added("port.txt", PORT)
    done = run("tag-all", "border-closure", *words)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert passages(run) == []


@pytest.mark.pty
def test_in_a_terminal_each_place_is_asked_about(run: Command) -> None:
    run.added("port.txt", PORT)
    command = [sys.executable, "-m", "nkreader", "tag-all", "border-closure", "--string", "Nampo"]
    with Terminal(command, 160, 40, env=run.env) as terminal:
        terminal.wait_for("q ends")
        terminal.send("?", "n", "a")
        assert terminal.wait_end() == 0
        assert "2 tagged border-closure, 1 refused" in terminal.text()
    assert passages(run) == ["that", "from"]
    again = run("tag-all", "border-closure", "--string", "Nampo", "--yes")
    assert "2 tagged so already; 1 refused before" in again.stderr
    run("undo")
    assert passages(run) == []
