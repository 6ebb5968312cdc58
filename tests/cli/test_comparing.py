"""`compare` says what two sets agree in and where they differ."""

import json

import pytest

from tests.cli.running import BRIDGE, Command, tagged


def test_each_annotation_is_in_one_line_with_both_sides(coded: Command) -> None:
    rows = coded.json("compare", "main@kim", "main@lee", "--json")
    assert [row["kind"] for row in rows] == ["borders", "only_b", "same", "tag"] or [
        row["kind"] for row in rows
    ] == ["same", "tag", "borders", "only_b"]
    by_kind = {row["kind"]: row for row in rows}
    assert all(set(row) == {"article", "kind", "a", "b"} for row in rows)
    assert by_kind["same"]["a"]["exact"] == by_kind["same"]["b"]["exact"]
    assert by_kind["tag"]["a"]["tag"] == "border-closure"
    assert by_kind["tag"]["b"]["tag"] == "trade-and-smuggling"
    assert by_kind["borders"]["a"]["exact"] == "Rice sold for 5,200 won in Hyesan"
    assert by_kind["borders"]["b"]["exact"] == "5,200 won"
    assert by_kind["only_b"]["a"] is None
    assert by_kind["only_b"]["b"]["annotator"] == "lee"
    assert by_kind["only_b"]["b"]["set"] == "main"


def test_from_the_other_side_it_is_the_same(coded: Command) -> None:
    kinds = sorted(row["kind"] for row in coded.json("compare", "main@lee", "main@kim", "--json"))
    assert kinds == ["borders", "only_a", "same", "tag"]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (("--kind", "tag", "--kind", "borders"), {"tag", "borders"}),
        (("--tag", "trade-and-smuggling"), {"tag"}),
        (("--tag", "border-closure"), {"same", "tag"}),
        (("--query", "hyesan"), {"borders", "only_b"}),
        (("--query", "hyesan", "--kind", "same"), set()),
    ],
)
def test_it_is_narrowed(coded: Command, words: tuple[str, ...], kinds: set[str]) -> None:
    rows = coded.json("compare", "main@kim", "main@lee", "--json", *words)
    assert {row["kind"] for row in rows} == kinds


def test_in_one_article(coded: Command) -> None:
    id = next(row["id"] for row in coded.json("list", "--json") if "Rice" in row["title"])
    rows = coded.json("compare", "main@kim", "main@lee", "--article", id, "--json")
    assert {row["article"] for row in rows} == {id}
    assert len(rows) == 2


def test_people_read_a_table_and_a_sum(coded: Command) -> None:
    done = coded("compare", "main@kim", "main@lee")
    assert "borders\tmarket-prices\tmarket-prices" in done.stdout
    assert "Rice sold for 5,200 won in Hyesan ≠ 5,200 won" in done.stdout
    assert "1 same, 1 tag, 1 borders, 1 only_b in 2 articles" in done.stderr


def test_several_are_compared_with_the_first(coded: Command) -> None:
    article = coded.json("list", "--json")[0]["id"]
    tagged(coded, "park", article, "anonymous-sourcing", "a")
    rows = coded.json("compare", "main@kim", "main@lee", "main@park", "--json")
    assert {tuple(row["sets"]) for row in rows} == {
        ("main@kim", "main@lee"),
        ("main@kim", "main@park"),
    }
    with_park = [row for row in rows if row["sets"][1] == "main@park"]
    assert sorted(row["kind"] for row in with_park) == ["only_a", "only_a", "only_a", "only_b"]


def test_a_place_that_is_not_certain_is_not_compared_and_that_is_said(coded: Command) -> None:
    text = BRIDGE.replace("The trader said the border would stay shut. “Nobody crosses,”",
                          "Elsewhere rain fell, and few went out.")  # fmt: skip
    coded.file("bridge.txt", text)
    assert coded("add", coded.folder / "bridge.txt").exit_code == 0
    done = coded("compare", "main@kim", "main@lee", "--json")
    kinds = [json.loads(line)["kind"] for line in done.stdout.strip().split("\n")]
    assert "tag" not in kinds
    assert "main@kim: 1 annotation not compared" in done.stderr
    assert "main@lee: 1 annotation not compared" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("main@kim",), 2, "two sets are wanted"),
        (("main@kim", "main@kim"), 1, "the same set twice"),
        (("main", "main@lee"), 1, "more than one set is meant: main@kim, main@lee"),
        (("main@kim", "nobody"), 1, "nobody: no such set; there are main@kim, main@lee"),
        (("main@kim", "main@lee", "--tag", "nothing"), 1, "nothing: no such tag"),
        (("main@kim", "main@lee", "--query", "(("), 2, "("),
        (("main@kim", "main@lee", "--article", "nowhere"), 1, "no such article"),
    ],
)
def test_what_it_cannot_do_is_one_line(
    coded: Command, words: tuple[str, ...], code: int, said: str
) -> None:
    done = coded("compare", *words)
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
