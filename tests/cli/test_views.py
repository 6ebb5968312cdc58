"""`views` gives queries names, and `--view` stands for them."""

import pytest

from tests.cli.running import BRIDGE, RICE, Command


@pytest.fixture
def two(run: Command) -> Command:
    """A bridge and rice."""
    for name, text in (("bridge", BRIDGE), ("rice", RICE)):
        (run.folder / f"{name}.txt").write_text(text, "utf-8")
        assert run("add", run.folder / f"{name}.txt").exit_code == 0
    return run


def names(run: Command, *words: str) -> list[str]:
    return [str(row["title"]).split()[0] for row in run.json("list", *words, "--json")]


def test_a_view_is_saved_listed_used_and_removed(two: Command) -> None:
    assert two("views", "save", "trade", "trader", "OR", "won").exit_code == 0
    (row,) = two.json("views", "list", "--json")
    assert row == {"name": "trade", "query": "trader OR won", "articles": 2}
    assert len(names(two, "--view", "trade")) == 2
    assert names(two, "--view", "Trade", "--query", "hyesan") == ["Rice"]
    hits = two.json("search", "hyesan", "--view", "trade", "--json")
    assert {hit["exact"].lower() for hit in hits} >= {"won", "hyesan"}
    assert two("views", "remove", "trade").exit_code == 0
    assert two.json("views", "list", "--json") == []


def test_a_name_that_is_saved_again_means_the_later_query(two: Command) -> None:
    for query in ("rice", "bridge"):
        assert two("views", "save", "one", query).exit_code == 0
    assert [row["query"] for row in two.json("views", "list", "--json")] == ["bridge"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("views", "save", "x", 'coal "open'), 2, "not closed, at character 6"),
        (("views", "save", "x", "tag:nothing"), 1, "no such tag"),
        (("views", "save", " ", "coal"), 2, "name of a view"),
        (("views", "save", "x" * 61, "coal"), 2, "name of a view"),
        (("views", "save", "x", " "), 2, "needs a query"),
        (("views", "remove", "kept", "nothing"), 1, "nothing: no such view; there are kept"),
        (("list", "--view", "nothing"), 1, "nothing: no such view"),
        (("list", "--view", "kept", "--filter", "x"), 2, "leave --filter"),
        (("search",), 2, "at least one word"),
    ],
)
def test_what_cannot_be_is_said_in_a_line_and_nothing_is_changed(
    two: Command, words: tuple[str, ...], code: int, told: str
) -> None:
    two("views", "save", "kept", "rice")
    done = two(*words)
    assert done.exit_code == code
    assert told in done.output
    assert [row["name"] for row in two.json("views", "list", "--json")] == ["kept"]


def test_a_view_whose_set_is_gone_is_listed_without_a_number(two: Command) -> None:
    (bridge,) = two.json("list", "--query", "bridge", "--json")
    two("tag", bridge["id"], "border-closure", "--quote", "a trader", "--set", "draft")
    assert two("views", "save", "drafted", "set:draft").exit_code == 0
    (row,) = two.json("views", "list", "--json")
    assert row["articles"] == 1
    with two.opened() as library, library._context.store.write() as db:
        for table in ("coded_span", "coded_count", "annotation"):
            db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM annotation_set WHERE name = 'draft'")
    done = two("views", "list", "--json")
    assert done.exit_code == 0
    assert '"articles": null' in done.output
    assert "no such set" in done.output


def test_a_hostile_name_and_query_are_shown_as_signs(two: Command) -> None:
    two("views", "save", "a\x1b[2Jb", "rice OR \x1b]0;x")
    done = two("views", "list")
    assert "\x1b" not in done.output
    assert "⟨ESC⟩" in done.output
