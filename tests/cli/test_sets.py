"""`sets`: listing, making, renaming, copying and putting away."""

import pytest

from tests.cli.running import BRIDGE, Command


@pytest.fixture
def coded(run: Command) -> Command:
    """An article that Ann has tagged and is done with."""
    (run.folder / "bridge.txt").write_text(BRIDGE, "utf-8")
    assert run("add", run.folder / "bridge.txt").exit_code == 0
    (row,) = run.json("list", "--json")
    assert run("tag", row["id"], "border-closure", "--quote", "bridge").exit_code == 0
    assert run("done", row["id"]).exit_code == 0
    return run


def names(run: Command, *words: str) -> list[tuple[object, object]]:
    return [(row["name"], row["annotator"]) for row in run.json("sets", *words, "--json")]


def test_sets_without_a_word_lists_those_in_use(coded: Command) -> None:
    (row,) = coded.json("sets", "--json")
    assert row == coded.json("sets", "list", "--json")[0]
    assert {**row, "id": ""} == {
        "id": "", "name": "main", "annotator": "ann", "annotations": 1, "whole": 0, "done": 1,
        "coded": row["coded"], "archived": False, "current": True,
    }  # fmt: skip
    assert coded("sets").output.split("\t")[1:3] == ["main", "ann"]


def test_a_set_is_made_renamed_copied_put_away_and_brought_back(coded: Command) -> None:
    made = coded.json("sets", "new", "second pass", "--json")
    assert (made[0]["name"], made[0]["annotations"], made[0]["current"]) == (
        "second pass",
        0,
        False,
    )
    (renamed,) = coded.json("sets", "rename", "second pass", "pass 2", "--json")
    assert (renamed["id"], renamed["name"]) == (made[0]["id"], "pass 2")
    (copy,) = coded.json(
        "sets", "duplicate", "main@ann", "from ann", "--json", "--annotator", "bea"
    )
    assert (copy["annotator"], copy["annotations"], copy["done"]) == ("bea", 1, 0)
    both = [("main", "ann"), ("pass 2", "ann"), ("from ann", "bea")]
    assert names(coded) == both
    (away,) = coded.json("sets", "archive", "pass 2", "--json")
    assert away["archived"] is True
    assert names(coded) == [both[0], both[2]]
    assert names(coded, "list", "--all") == both
    assert coded("sets", "archive", "--not", "pass 2").exit_code == 0
    assert names(coded) == both
    assert "brought the set pass 2 back" in coded("undo").output
    assert names(coded) == [both[0], both[2]]
    told = coded("undo", "--annotator", "bea").output
    assert "duplicated the set main as from ann" in told
    assert [row["annotations"] for row in coded.json("sets", "--json")] == [1]


def test_an_archived_set_is_exported_by_name_and_not_written_to(coded: Command) -> None:
    (row,) = coded.json("list", "--json")
    assert coded("sets", "archive", "main").exit_code == 0
    out = coded("export", "--format", "csv", "-o", "-", "--set", "main").output
    assert "border-closure" in out
    assert (
        "border-closure" not in coded("export", "--format", "csv", "-o", "-", "--everybody").output
    )
    (shown,) = coded.json("show", row["id"], "--json")
    assert shown["annotations"] == []
    (shown,) = coded.json("show", row["id"], "--json", "--set", "main")
    assert len(shown["annotations"]) == 1
    for words in (("tag", row["id"], "market-prices", "--quote", "bridge"), ("done", row["id"])):
        done = coded(*words)
        assert done.exit_code == 1
        assert "main@ann: this set is archived" in done.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("sets", "new", "main"), 1, "main: ann has a set of this name already"),
        (("sets", "new", " "), 2, "the name of a set is empty"),
        (("sets", "rename", "nothing", "x"), 1, "nothing: no such set; there are main@ann"),
        (("sets", "rename", "main", "x", "--annotator", "bea"), 1, "belongs to ann"),
        (("sets", "archive", "main", "nothing"), 1, "nothing: no such set"),
        (("sets", "archive"), 2, "SET"),
        (("sets", "duplicate", "main", "main"), 1, "a set of this name already"),
        (("sets", "give"), 2, "give: no such verb"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_and_nothing_is_changed(
    coded: Command, words: tuple[str, ...], code: int, told: str
) -> None:
    done = coded(*words)
    assert done.exit_code == code
    assert told in done.output
    assert names(coded, "list", "--all") == [("main", "ann")]
