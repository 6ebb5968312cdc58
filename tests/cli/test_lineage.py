"""lineage and pairs: earlier reports and other languages from a script."""

from pathlib import Path

import pytest

from tests.cli.running import Command, lines

HEAD = "---\ntitle: {}\npublisher: Tide News\npublished: {}\n---\n\n"
AGREED = HEAD.format("Ferry agreed", "2021-03-03") + (
    "Rason and Vladivostok agreed that the ferry will sail again from May, a pilot said.\n"
)
STALLED = HEAD.format("Ferry stalls", "2021-04-20") + (
    "Tide News had reported on Mar. 3 that Rason and Vladivostok agreed to let the ferry sail.\n"
)
STEP = [
    "state", "kind", "article", "title", "published", "earlier", "earlier_title",
    "earlier_published", "start", "end", "exact", "publisher", "from", "to", "score", "because",
    "link",
]  # fmt: skip
PAIR = [
    "state", "article", "title", "language", "other", "other_title", "other_language", "because",
]  # fmt: skip


@pytest.fixture
def two(run: Command, tmp_path: Path) -> tuple[str, str]:
    found = []
    for name, text in (("agreed.md", AGREED), ("stalled.md", STALLED)):
        (tmp_path / name).write_text(text, "utf-8")
        found.append(run.json("add", str(tmp_path / name), "--json")[0]["id"])
    return found[0], found[1]


def test_lineage_is_proposed_confirmed_and_taken_back(run: Command, two: tuple[str, str]) -> None:
    agreed, stalled = two
    (step,) = run.json("lineage", "--json")
    assert list(step) == STEP
    assert (step["state"], step["article"], step["earlier"]) == ("proposed", stalled, agreed)
    assert step["from"] == step["to"] == "2021-03-03"
    assert step["publisher"] == "Tide News"
    assert step["exact"].startswith("Tide News had reported on Mar. 3")
    (told,) = run.json("lineage", "confirm", stalled[:6], agreed, "--kind", "corrects", "--json")
    assert (told["state"], told["kind"]) == ("confirmed", "corrects")
    first, second = run.json("lineage", agreed, "--json")
    assert (first["state"], first["article"], first["kind"]) == ("first", agreed, None)
    assert second == told
    again = run("lineage", "confirm", stalled, agreed, "--kind", "corrects")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "said so already" in again.stderr
    run("undo")
    assert run.json("lineage", "--json") == [step]
    assert "does not speak of" in run("lineage", "refuse", stalled, agreed).stdout
    assert [one["state"] for one in run.json("lineage", "--json")] == ["waiting", "refused"]


def test_add_tells_who_was_waiting(run: Command, tmp_path: Path) -> None:
    (tmp_path / "stalled.md").write_text(STALLED, "utf-8")
    (tmp_path / "agreed.md").write_text(AGREED, "utf-8")
    stalled = run.json("add", str(tmp_path / "stalled.md"), "--json")[0]["id"]
    assert f"nkreader lineage {stalled}" in run("add", str(tmp_path / "agreed.md")).stderr


def test_pairs_are_said_listed_and_denied(run: Command, two: tuple[str, str]) -> None:
    assert run.json("pairs", "--json") == []
    (pair,) = run.json("pairs", "say", *two, "--json")
    assert list(pair) == PAIR
    assert (pair["state"], pair["article"], pair["other"]) == ("confirmed", *two)
    (other,) = run.json("pairs", two[1], "--json")
    assert (other["article"], other["other"]) == (two[1], two[0])
    assert run("pairs", "not", *two).exit_code == 0
    assert [one["state"] for one in run.json("pairs", "--json")] == ["refused"]
    run("undo")
    assert run.json("pairs", "--json")[0]["state"] == "confirmed"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("lineage", "confirm", "A"), 2),
        (("lineage", "A", "B"), 2),
        (("lineage", "--kind", "corrects"), 2),
        (("pairs", "say", "A"), 2),
        (("pairs", "A", "B"), 2),
        (("lineage", "ZZZZZZ"), 1),
        (("pairs", "say", "A", "A"), 1),
        (("lineage", "refuse", "A", "ZZZZZZ"), 1),
    ],
)
def test_wrong_use_is_one_line(
    run: Command, two: tuple[str, str], words: tuple[str, ...], code: int
) -> None:
    named = {"A": two[0], "B": two[1]}
    done = run(*(named.get(word, word) for word in words))
    assert (done.exit_code, len(lines(done.stderr))) == (code, 1)
    assert done.stdout == ""
