"""status, timeline, table: what other programs and people get."""

from pathlib import Path

from tests.cli.running import BRIDGE, RICE, Command


def fill(run: Command) -> None:
    bridge = run.file("bridge.txt", BRIDGE)
    rice = run.file("rice.md", f"---\npublished: 2020-03\npublisher: Tumen Letter\n---\n{RICE}")
    run.json("add", bridge, rice, "--json")
    for path, quote in ((bridge, "Nobody crosses"), (rice, "Rice sold for 5,200 won")):
        run.json("tag", path, "market-prices", "--quote", quote, "--json")
    run.json("tag", bridge, "border-closure", "--quote", "Nobody crosses,” the trader", "--json")


def test_status_in_json_and_in_a_line(run: Command) -> None:
    fill(run)
    (told,) = run.json("status", "--json")
    assert told == {"articles": 2, "done": 0, "sentences": 4, "coded": 2}
    (told,) = run.json("status", "--query", "publisher:tumen", "--json")
    assert told == {"articles": 1, "done": 0, "sentences": 1, "coded": 1}
    assert run("status").stdout == "0 of 2 done, 2 of 4 sentences coded\n"


def test_a_timeline_tells_both_ends_and_what_is_undated(run: Command) -> None:
    fill(run)
    assert run.json("timeline", "--by", "week", "--json") == [
        {"row": "article", "from": "2020-03-02", "to": "2020-03-08", "count": 1},
        {"row": "article", "from": None, "to": None, "count": 1},
    ]
    found = run.json("timeline", "won", "--rows", "tag", "--json")
    assert found == [{"row": "market-prices", "from": "2020-03-01", "to": "2020-03-31", "count": 1}]
    assert run("timeline", "--by", "year").stdout == "article\t2020-01-01\t2020-12-31\t2\n"
    assert run("timeline", "(won").exit_code == 2
    assert run("timeline", "nothing-like-it").stderr == "nothing to count\n"


def test_a_table_of_tags_counts_sentences_that_carry_both(run: Command) -> None:
    fill(run)
    found = run.json("table", "--rows", "tag", "--columns", "tag", "--json")
    assert {"row": "market-prices", "column": "border-closure", "count": 1} in found
    assert {"row": "market-prices", "column": "market-prices", "count": 2} in found
    found = run.json("table", "--columns", "publisher", "--query", "rice", "--json")
    assert found == [{"row": "market-prices", "column": "Tumen Letter", "count": 1}]


def test_an_empty_library_is_told_of_in_words(run: Command, tmp_path: Path) -> None:
    assert run("status").stdout == "0 of 0 done, 0 of 0 sentences coded\n"
    assert run.json("table", "--json") == []
    assert run.json("timeline", "--json") == []
