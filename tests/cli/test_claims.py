"""claims and speaker: who says what in the whole library, and who is the same by one's word."""

import csv
import io

import pytest

from tests.cli.running import RICE, Command, lines

FERRY = """---
title: Ferry stays in port
published: 2021-02-03
---

A dock worker in Rajin said the ferry was cancelled on Monday.

“Nobody told us for what,” the worker added.

A trader in Musan warned that flour may cost 9,000 won next month.
"""


@pytest.fixture
def ferry(run: Command) -> str:
    return run.added("ferry.md", FERRY)


def test_each_claim_is_a_line(run: Command, ferry: str) -> None:
    (one,) = run.json("claims", "flour", "--json")
    assert list(one) == [
        "article", "title", "published", "publisher", "start", "end", "source", "cue", "content",
        "kind", "manner", "speaker", "doubtful", "hedges", "tags",
    ]  # fmt: skip
    assert (one["article"], one["title"], one["published"]) == (
        ferry, "Ferry stays in port", "2021-02-03",
    )  # fmt: skip
    (shown,) = run.json("show", ferry, "--json")
    for place in (one["source"], one["cue"], *one["content"], *one["hedges"]):
        assert shown["text"][place["start"] : place["end"]] == place["exact"]
    assert (one["speaker"], one["manner"], one["tags"]) == ("A trader in Musan", "warned", [])
    assert run("tag", ferry, "market-prices", "--quote", "9,000 won").exit_code == 0
    assert run.json("claims", "tag:market-prices", "--json") == [one | {"tags": ["market-prices"]}]
    assert len(run.json("claims", "--json")) == 3
    assert len(run.json("claims", "--json", "--limit", "2")) == 2
    assert run.json("claims", "speaker:worker", "is:hedged", "--json") == []


def test_for_people_and_as_csv(run: Command, ferry: str) -> None:
    done = run("claims", "speaker:trader")
    (line,) = lines(done.stdout)
    assert line.split("\t")[3:] == [
        "A trader in Musan", "warned", "that flour may cost 9,000 won next month", "may",
    ]  # fmt: skip
    assert "1 claim" in done.stderr
    (row,) = csv.DictReader(
        io.StringIO(run("claims", "flour", "--csv").stdout.lstrip("\ufeff"), newline="")
    )
    assert (row["article"], row["content"]) == (ferry, "that flour may cost 9,000 won next month")
    assert "nobody says such a thing" in run("claims", "zebra").stderr
    assert run("claims", "--csv", "--json").exit_code == 2
    wrong = run("claims", "is:sure")
    assert wrong.exit_code == 2
    assert "is: one of" in wrong.stderr


def test_sources_and_dates_of_an_article_are_those_that_are_kept(run: Command, ferry: str) -> None:
    by_file = run.json("sources", run.folder / "ferry.md", "--jsonl")
    of_article = run.json("sources", ferry, "--jsonl")
    assert [one["content"] for one in of_article] == [one["content"] for one in by_file]
    assert run("speaker", "same", f"{ferry}:A trader in Musan", "the worker").exit_code == 0
    names = [one["speaker"] for one in run.json("sources", ferry, "--jsonl")]
    assert set(names) == {"A dock worker in Rajin"}
    kept = run.json("dates", ferry, "--jsonl")
    assert [one["value"] for one in kept] == ["2021-02-01", "2021-03"]
    other = run.json("dates", ferry, "--published", "2021-03-10", "--jsonl")
    assert [one["value"] for one in other] == ["2021-03-08", "2021-04"]


def test_speakers_are_decided_of_and_undone(run: Command, ferry: str) -> None:
    other = run.added("rice.txt", RICE)
    (first, second) = run.json("speaker", "list", ferry, "--json")
    assert first == {
        "article": ferry, "speaker": "A dock worker in Rajin", "claims": 2, "doubtful": False,
        "descriptions": ["A dock worker in Rajin", "the worker"], "elsewhere": [],
    }  # fmt: skip
    assert second["speaker"] == "A trader in Musan"
    said = run("speaker", "same", f"{ferry[:6]}:a trader in musan", f"{other}:a source in the city")
    assert "is the same as a source in the city" in said.stderr
    (_, second) = run.json("speaker", "list", ferry, "--json")
    assert [one["article"] for one in second["elsewhere"]] == [other]
    assert "the same: a source in the city" in run("speaker", "list", ferry).stdout
    assert len(run.json("claims", "speaker:trader", "--json")) == 2
    (decision,) = run.json("speaker", "list", "--json")
    assert decision["kind"] == "same"
    assert {decision["a"]["article"], decision["b"]["article"]} == {ferry, other}
    assert run("undo").exit_code == 0
    assert run.json("speaker", "list", "--json") == []
    apart = run("speaker", "different", f"{ferry}:A dock worker in Rajin", "the worker")
    assert apart.exit_code == 0
    assert len(run.json("speaker", "list", ferry, "--json")) == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("same", "the worker", "a trader"), 2, "say the article too"),
        (("same", "ARTICLE:nobody", "the worker"), 1, "no such speaker in this article"),
        (("same", "nosuch:x", "y"), 1, "no such article"),
        (("different", "ARTICLE:the worker", "the worker"), 1, "give two"),
        (("list", "nosuch"), 1, "no such article"),
    ],
)
def test_what_can_not_be_is_one_line(
    run: Command, ferry: str, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run("speaker", *(word.replace("ARTICLE", ferry) for word in words))
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_a_timeline_by_what_is_spoken_of(run: Command, ferry: str) -> None:
    found = run.json("timeline", "--spoken", "--by", "month", "--json")
    assert [(one["from"], one["to"], one["count"]) for one in found] == [
        ("2021-02-01", "2021-02-28", 1), ("2021-03-01", "2021-03-31", 1),
    ]  # fmt: skip
    assert run("timeline", "--spoken", "--rows", "entity").exit_code == 2


def test_claims_go_out_where_they_are_asked_for(run: Command, ferry: str) -> None:
    folder = run.folder / "brat"
    done = run("export", "--format", "brat", "--claims", "-o", folder)
    assert done.exit_code == 0
    (ann,) = [one.read_text("utf-8") for one in folder.glob("*.ann")]
    assert ann.count("\nE") == 3
    done = run("export", "--format", "csv", "--claims", "-o", run.folder / "a.csv")
    assert "csv leaves out: 3 claims" in done.stderr
