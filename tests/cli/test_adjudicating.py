"""`adjudicate` lists what is left to decide, and decides by script."""

import json
from typing import Any

import pytest

from nkreader.library.upkeep import check
from tests.cli.running import BRIDGE, Command

PAIR = ("adjudicate", "main@kim", "main@lee", "--into", "agreed")


def left(run: Command, *words: str) -> list[dict[str, Any]]:
    return run.json(*PAIR, *words, "--json")


def agreed(run: Command) -> list[tuple[str, str]]:
    """(tag, words) in the third set."""
    with run.opened("agreed") as library:
        marks = [one.mark.annotation for one in library.passages()]
    return sorted((one.tag, one.exact) for one in marks)


def of_kind(rows: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(row for row in rows if row["kind"] == kind)


def test_what_is_left_is_every_difference_but_what_both_say_alike(coded: Command) -> None:
    rows = left(coded)
    assert sorted(row["kind"] for row in rows) == ["borders", "only_b", "tag"]
    assert all(row["stale"] is False and row["decision"] is None for row in rows)
    assert of_kind(rows, "tag")["id"] == of_kind(rows, "tag")["a"]["id"]
    assert agreed(coded) == []


def test_each_choice_puts_into_the_third_set_what_it_says(coded: Command) -> None:
    rows = left(coded)
    tag, borders, alone = (of_kind(rows, kind)["id"] for kind in ("tag", "borders", "only_b"))
    done = coded(*PAIR, "--take-same", "--decide", tag, "both", "--decide", borders, "right",
                 "--decide", alone, "neither", "--why", "guideline 3")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert "took over 1 passage that both say alike" in done.stderr
    assert "nothing is left to decide into agreed@ann, 4 decided" in done.stderr
    assert agreed(coded) == [
        ("border-closure", "No truck has crossed the bridge"),
        ("border-closure", "“Nobody crosses,”"),
        ("market-prices", "5,200 won"),
        ("trade-and-smuggling", "“Nobody crosses,”"),
    ]
    assert check(coded.library) == []


def test_the_id_of_either_side_and_its_beginning_will_do(coded: Command) -> None:
    tag = of_kind(left(coded), "tag")
    rows = left(coded, "--decide", tag["b"]["id"][:7].lower(), "right")
    assert "tag" not in {row["kind"] for row in rows}
    assert agreed(coded) == [("trade-and-smuggling", "“Nobody crosses,”")]


def test_it_goes_on_where_it_was_left_whichever_is_called_a(coded: Command) -> None:
    left(coded, "--decide", of_kind(left(coded), "tag")["id"], "left")
    rows = coded.json("adjudicate", "main@lee", "main@kim", "--into", "agreed", "--json")
    assert sorted(row["kind"] for row in rows) == ["borders", "only_a"]


def test_a_decision_is_undone_whole(coded: Command) -> None:
    before = left(coded)
    left(coded, "--decide", of_kind(before, "tag")["id"], "both")
    assert coded("undo").exit_code == 0
    assert agreed(coded) == []
    assert left(coded) == before
    assert coded("redo").exit_code == 0
    assert len(agreed(coded)) == 2
    assert len(left(coded)) == 2


def test_what_was_taken_over_at_once_is_undone_at_once(coded: Command) -> None:
    left(coded, "--take-same")
    assert len(agreed(coded)) == 1
    done = coded("undo")
    assert "took over 1 passage that both say alike" in done.output
    assert agreed(coded) == []


def test_what_a_coder_changes_afterwards_is_asked_again(coded: Command) -> None:
    tag = of_kind(left(coded), "tag")
    left(coded, "--decide", tag["id"], "left", "--why", "guideline 2")
    assert coded("untag", tag["b"]["id"], "--annotator", "lee").exit_code == 0
    (again,) = [row for row in left(coded) if row["stale"]]
    assert again["kind"] == "only_a"
    assert again["decision"]["choice"] == "left"
    assert again["decision"]["reason"] == "guideline 2"
    rows = left(coded, "--decide", again["id"], "neither")
    assert not any(row["stale"] for row in rows)
    assert agreed(coded) == []


def test_a_decision_whose_two_sides_are_gone_is_told_and_taken_out(coded: Command) -> None:
    tag = of_kind(left(coded), "tag")
    left(coded, "--decide", tag["id"], "left")
    for side, who in (("a", "kim"), ("b", "lee")):
        assert coded("untag", tag[side]["id"], "--annotator", who).exit_code == 0
    gone = of_kind(left(coded), "gone")
    assert coded(*PAIR, "--decide", gone["id"], "left").exit_code == 1
    assert len(agreed(coded)) == 1
    rows = left(coded, "--decide", gone["id"], "neither")
    assert "gone" not in {row["kind"] for row in rows}
    assert agreed(coded) == []


def test_people_read_a_table(coded: Command) -> None:
    done = coded(*PAIR)
    assert "Rice sold for 5,200 won in Hyesan ≠ 5,200 won" in done.stdout
    assert "3 differences left to decide into agreed@ann, 0 decided" in done.stderr
    assert "1 passage that both say alike: --take-same takes over" in done.stderr


def test_a_text_that_changes_does_not_ask_again_what_was_decided(coded: Command) -> None:
    left(coded, "--decide", of_kind(left(coded), "tag")["id"], "left")
    coded.file("bridge.txt", BRIDGE.replace("No truck", "A new line came first. No truck"))
    assert coded("add", coded.folder / "bridge.txt").exit_code == 0
    assert not any(row["stale"] or row["kind"] == "tag" for row in left(coded))
    coded.file("bridge.txt", "Another text altogether\n\nRain fell in the hills all day long.\n")
    assert coded("add", coded.folder / "bridge.txt").exit_code == 0
    assert not any(row["stale"] or row["kind"] == "gone" for row in left(coded))


def test_an_article_that_is_removed_takes_its_decisions_along(coded: Command) -> None:
    tag = of_kind(left(coded), "tag")
    left(coded, "--take-same", "--decide", tag["id"], "left")
    assert coded("remove", tag["article"], "--with-annotations").exit_code == 0
    assert check(coded.library) == []
    assert {row["article"] for row in left(coded)} != {tag["article"]}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("main@kim", "main@lee", "--into", "main@kim"), 1, "belongs to kim"),
        (("main@kim", "main@lee"), 2, "--into"),
        (("main@kim", "main@lee", "--into", "agreed@park"), 1, "no such set"),
        (("main@kim", "main@lee", "--into", "x", "--decide", "ZZZ", "left"), 1, "no such"),
        (("main@kim", "main@lee", "--into", "x", "--why", "so"), 2, "say --decide"),
        (("main@kim", "main@lee", "--into", " "), 2, "the name of a set"),
        (("main@kim", "main@lee", "--into", "a\x1bb"), 2, "the name of a set"),
        (("main@kim", "main@lee", "--into", "x", "--decide", "ZZ", "up"), 2, "up"),
    ],
)  # fmt: skip
def test_what_it_cannot_do_is_one_line(
    coded: Command,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    done = coded("adjudicate", *words)
    assert done.exit_code == code
    assert said in done.stderr
    assert agreed(coded) == []


def test_one_of_the_two_is_no_third_set(coded: Command) -> None:
    done = coded("adjudicate", "main@kim", "main@lee", "--into", "main", "--annotator", "kim")
    assert done.exit_code == 1
    assert "main@kim: is compared itself" in done.stderr


def test_a_side_that_says_nothing_cannot_be_taken(coded: Command) -> None:
    alone = of_kind(left(coded), "only_b")
    done = coded(*PAIR, "--decide", alone["id"], "left")
    assert done.exit_code == 1
    assert "a says nothing here" in done.stderr
    assert json.loads(coded(*PAIR, "--json").stdout.split("\n")[0])
    assert agreed(coded) == []
