"""link, links, unlink: links from a script."""

import pytest

from tests.cli.running import BRIDGE, Command, lines

FIELDS = [
    "id", "kind", "state", "reason", "source", "target", "broken", "created", "modified",
]  # fmt: skip


@pytest.fixture
def ends(run: Command) -> tuple[str, str]:
    article = run.added()
    tag = run.json("codebook", "show", "--json")[0]["slug"]
    made = [
        run.json("tag", article, tag, "--start", n, "--end", n + 6, "--json")[0]["id"]
        for n in (0, BRIDGE.index("Nobody"))
    ]
    return made[0], made[1]


def test_a_link_is_made_listed_and_taken_away(run: Command, ends: tuple[str, str]) -> None:
    (made,) = run.json("link", *ends, "contradicts", "--reason", "no bus", "--json")
    assert list(made) == FIELDS
    assert (made["kind"], made["state"], made["reason"]) == ("contradicts", "open", "no bus")
    assert [made[end]["id"] for end in ("source", "target")] == [*ends]
    assert made["target"]["exact"] == "Nobody"
    assert run.json("links", "--json") == [made]
    assert run.json("links", "--kind", "supports", "--json") == []
    (changed,) = run.json("link", *ends, "contradicts", "--state", "resolved", "--json")
    assert (changed["id"], changed["state"], changed["reason"]) == (
        made["id"], "resolved", "no bus",
    )  # fmt: skip
    assert run.json("links", "--state", "resolved", "--json") == [changed]
    assert run("links").stdout.split("\t")[:3] == [made["id"], "contradicts", "resolved"]
    assert run("unlink", made["id"][:6]).exit_code == 0
    assert run.json("links", "--json") == []
    run("undo")
    assert run.json("links", "--json") == [changed]


def test_a_broken_end_is_told(run: Command, ends: tuple[str, str]) -> None:
    run("link", *ends, "repeats")
    run("untag", ends[1])
    (broken,) = run.json("links", "--broken", "--json")
    assert broken["broken"] is True
    assert broken["target"] == {"id": ends[1], "exact": "Nobody", "status": "gone"}
    assert "gone: “Nobody”" in run("links").stdout


def test_wrong_use_is_told_in_one_line(run: Command, ends: tuple[str, str]) -> None:
    assert run("link", *ends, "loves").exit_code == 2
    done = run("link", ends[0], "ZZZZ", "supports")
    assert done.exit_code == 1
    assert lines(done.stderr) == ["nkreader: ZZZZ: no such annotation"]
    done = run("unlink", "ZZZZ")
    assert (done.exit_code, len(lines(done.stderr))) == (1, 1)
