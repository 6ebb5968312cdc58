"""Memos and tags on whole articles, and one change to the codebook at a time, from a script."""

import json

from tests.cli.running import Command


def test_a_memo_is_written_shown_and_taken_away(run: Command) -> None:
    article = run.added()
    assert run("memo", article).stdout == ""
    assert run("memo", article, "compare with the ferry").exit_code == 0
    assert run("memo", article).stdout == "compare with the ferry\n"
    assert run("memo", article, "-", input="two\nlines\n").exit_code == 0
    (one,) = run.json("memo", article, "--json")
    assert (one["note"], one["tag"]) == ("two\nlines", None)
    assert run("undo").exit_code == 0
    assert "compare with the ferry" in run("show", article).stdout
    assert [row["id"] for row in run.json("list", "--query", "has:memo", "--json")] == [article]
    assert run("memo", article, "").exit_code == 0
    assert run.json("show", article, "--json")[0]["article_marks"] == []
    assert run("memo", "nothing-there", "x").exit_code == 1


def test_a_whole_article_is_tagged_exported_and_untagged(run: Command) -> None:
    article = run.added()
    (one,) = run.json("tag", article, "market-prices", "--whole", "--note", "all of it", "--json")
    assert run.json("tag", article, "market-prices", "--whole", "--json") == [one]
    assert run("tag", article, "market-prices", "--whole", "--quote", "rice").exit_code == 2
    lines = run("export", "--format", "jsonl").stdout.splitlines()
    marks = [json.loads(line) for line in lines if '"article_mark"' in line]
    assert [(mark["tag"], mark["note"]) for mark in marks] == [("market-prices", "all of it")]
    assert run("untag", one["id"]).exit_code == 0
    assert run.json("show", article, "--json")[0]["article_marks"] == []


def test_the_codebook_is_changed_one_thing_at_a_time(run: Command) -> None:
    article = run.added()
    run.json("tag", article, "market-prices", "--quote", "Dandong", "--note", "rice", "--json")
    assert run("codebook", "add", "Coal exports", "--under", "market-prices").exit_code == 0
    tags = {one["slug"]: one for one in run.json("codebook", "show", "--json")}
    assert tags["coal-exports"]["parent"] == "market-prices"
    assert run("codebook", "set", "coal-exports", "--name", "Coal", "--key", "3").exit_code == 0
    assert run("codebook", "set", "coal-exports", "--colour", "pinkish").exit_code == 1
    split = run("codebook", "split", "market-prices", "Rice", "--words", "rice")
    assert "1 passage" in split.stderr
    merged = run("codebook", "merge", "rice", "coal-exports")
    assert "1 passage in 1 article" in merged.stderr
    (mark,) = run.json("show", article, "--json")[0]["annotations"]
    assert mark["tag"] == "coal-exports"
    assert run("codebook", "move", "coal-exports", "--up").exit_code == 0
    assert run("codebook", "set", "coal-exports").exit_code == 2
    assert run("codebook", "merge", "coal-exports", "coal-exports").exit_code == 1


def test_an_article_with_a_memo_goes_only_when_that_is_said(run: Command) -> None:
    article = run.added()
    assert run("memo", article, "compare with the ferry").exit_code == 0
    refused = run("remove", article)
    assert (refused.exit_code, "has 1 memo" in refused.stderr) == (1, True)
    asked = run("remove", "--query", "has:memo", "--with-annotations")
    assert "remove 1 article and 1 memo" in asked.stderr
    assert run("memo", article).stdout == "compare with the ferry\n"
    assert run("remove", article, "--with-annotations").exit_code == 0


def test_a_tag_on_the_whole_is_taken_off_by_the_beginning_of_its_id(run: Command) -> None:
    article = run.added()
    (made,) = run.json("tag", article, "market-prices", "--whole", "--json")
    (gone,) = run.json("untag", made["id"][:8], "--json")
    assert gone["id"] == made["id"]
    assert run.json("show", article, "--json")[0].get("article_marks", []) == []
    assert run("undo").exit_code == 0


def test_what_is_said_of_a_whole_article_is_shown_by_its_id(run: Command) -> None:
    article = run.added()
    (tag,) = run.json("tag", article, "market-prices", "--whole", "--note", "all of it", "--json")
    run("memo", article, "compare with the ferry")
    memo = next(
        one for one in run.json("show", article, "--json")[0]["article_marks"] if not one["tag"]
    )
    told = run("show", tag["id"]).stdout
    assert f"{tag['id']} market-prices main of ann on the whole article {article}" in told
    assert "Note: all of it" in told
    assert f"[{tag['id']}]" in told
    assert "Memo: compare with the ferry" in run("show", memo["id"][:6].lower()).stdout
    (shown,) = run.json("show", memo["id"], "--json")
    assert (shown["article"], shown["note"]) == (article, "compare with the ferry")


def test_what_takes_passages_says_so_of_what_is_said_of_a_whole_article(run: Command) -> None:
    article = run.added()
    (tag,) = run.json("tag", article, "market-prices", "--whole", "--json")
    (own,) = run.json("tag", article, "market-prices", "--quote", "Dandong", "--json")
    for told in (
        ("link", tag["id"], own["id"], "supports"),
        ("link", own["id"], tag["id"], "supports"),
        ("grade", tag["id"], "B2"),
    ):
        result = run(*told)
        assert result.exit_code == 1
        assert f"{tag['id']}: is said of a whole article; this takes annotations" in result.stderr
