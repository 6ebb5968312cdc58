"""Conflicts on the command line: said by the import, listed, settled, undone."""

import pytest

from tests.cli.running import BRIDGE, Command, lines


@pytest.fixture
def two(run: Command) -> Command:
    """One passage that Ann has noted something on, and Bea, later, something else."""
    run.file("bridge.txt", BRIDGE)
    run("add", run.folder / "bridge.txt")
    word = BRIDGE.split()[3]
    (tagged,) = run.json(
        "tag", run.folder / "bridge.txt", "border-closure", "--quote", word, "--nth", 1, "--json"
    )
    sent = run.folder / "sent.jsonl"
    run("export", "--format", "jsonl", "-o", sent)
    theirs = sent.read_text("utf-8").replace('"note":null', '"note":"Bea\\u001b[31m says"', 1)
    theirs = theirs.replace("\\u001b", "\\u202e").replace('"modified":"2', '"modified":"3')
    run.file("bea.jsonl", theirs)
    assert tagged["note"] is None
    return run


def note(run: Command) -> object:
    (found,) = run.json("show", run.folder / "bridge.txt", "--json")
    return next(one["note"] for one in found["annotations"])


def test_an_import_says_that_there_are_conflicts_and_where(two: Command) -> None:
    done = two("import", two.folder / "bea.jsonl")
    assert done.exit_code == 0
    assert "(1 were there already)" in done.stdout
    assert "1 conflict" in done.stderr
    assert "nkreader conflicts list" in done.stderr
    (again,) = two.json("import", two.folder / "bea.jsonl", "--json")
    assert (again["known"], again["conflicts"]) == (1, 0)


@pytest.mark.parametrize("which", ["mine", "theirs"])
def test_a_conflict_is_listed_settled_and_undone(two: Command, which: str) -> None:
    two("import", two.folder / "bea.jsonl")
    later = note(two)
    (one,) = two.json("conflicts", "list", "--json")
    assert (one["mine"]["note"], one["theirs"]["note"]) == (later, None)
    assert one["mine"]["tag"] == one["theirs"]["tag"] == "border-closure"
    assert two("conflicts", "settle", one["about"], which).exit_code == 0
    assert note(two) == (later if which == "mine" else None)
    assert two.json("conflicts", "list", "--json") == []
    assert two("undo").exit_code == 0
    assert two.json("conflicts", "list", "--json") == [one]


def test_the_list_is_for_people_too_and_nothing_steers_the_terminal(two: Command) -> None:
    assert "no conflicts" in two("conflicts", "list").stderr
    two("import", two.folder / "bea.jsonl")
    (line,) = lines(two("conflicts", "list").stdout)
    assert "border-closure" in line
    assert "\u202e" not in line


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("conflicts", "settle", "ZZZZZ", "mine"), 1, "ZZZZZ: no such conflict"),
        (("conflicts", "settle", "ZZZZZ", "yours"), 2, "mine"),
        (("conflicts", "settle", "mine"), 2, "ID"),
    ],
)
def test_what_cannot_be_settled_is_said_in_a_line(
    two: Command, words: tuple[str, ...], code: int, told: str
) -> None:
    done = two(*words)
    assert done.exit_code == code
    assert told in done.stderr
    assert len(lines(done.stderr)) == 1
