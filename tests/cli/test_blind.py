"""`blind`: what was said before is nowhere in what verbs print, and some ask to end it first."""

import pytest

from tests.cli.running import BRIDGE, Command

PLANTED = ("zyzzyva", "quokka", "xylotomy")
"""A tag, a note and a memo that stand nowhere else."""


@pytest.fixture
def blind(run: Command) -> tuple[Command, dict[str, str]]:
    """Ann, who codes an article again that she has tagged; ids of what was said before."""
    (run.folder / "bridge.txt").write_text(BRIDGE, "utf-8")
    assert run("add", run.folder / "bridge.txt").exit_code == 0
    assert run("codebook", "add", "zyzzyva").exit_code == 0
    (row,) = run.json("list", "--json")
    article = str(row["id"])
    made = run("tag", article, "zyzzyva", "--quote", "bridge", "--note", "quokka", "--json")
    assert made.exit_code == 0
    (shown,) = run.json("show", article, "--json")
    assert run("memo", article, "xylotomy").exit_code == 0
    assert run("done", article).exit_code == 0
    quote = ("--quote", "Nobody crosses", "--annotator", "bea")
    assert run("tag", article, "market-prices", *quote).exit_code == 0
    before = {"article": article, "annotation": shown["annotations"][0]["id"]}
    for words in (("show", article), ("list", "--tag", "zyzzyva"), ("memo", article)):
        assert any(one in run(*words).output for one in PLANTED)
    assert run("blind", "begin", "main").exit_code == 0
    return run, before


EVERY = (
    ("list",), ("list", "--json"), ("list", "--tag", "zyzzyva", "--json"),
    ("list", "--query", "tag:zyzzyva"), ("list", "--query", "has:note", "--json"),
    ("list", "--query", "note:quokka"), ("list", "--query", "is:done", "--json"),
    ("search", "quokka", "--json"), ("search", "note:quokka"), ("search", "bridge", "--json"),
    ("show", "ARTICLE"), ("memo", "ARTICLE"), ("status", "--json"),
    ("timeline", "--rows", "tag", "--json"), ("table", "--columns", "tag", "--json"),
    ("table", "--columns", "publisher"), ("export", "--format", "jsonl", "-o", "-"),
    ("export", "--format", "csv", "-o", "-"), ("export", "--format", "markdown", "-o", "-"),
    ("history",), ("where",), ("where", "--json"), ("entities", "ARTICLE"), ("blind",),
    ("claims",), ("claims", "--json"), ("claims", "tag:zyzzyva", "--csv"), ("sources", "ARTICLE"),
    ("speaker", "list", "ARTICLE", "--json"),
    ("lineage", "--json"), ("lineage", "ARTICLE", "--json"), ("pairs",),
)  # fmt: skip
"""Verbs that go on."""

ASKING = (
    ("sets",), ("sets", "list", "--all", "--json"), ("sets", "rename", "main", "x"),
    ("sets", "duplicate", "main", "x"), ("sets", "archive", "main"), ("show", "ARTICLE", "--json"),
    ("show", "ANNOTATION"), ("list", "--tag", "zyzzyva", "--everybody"),
    ("list", "--query", "set:main"), ("search", "bridge", "set:main"),
    ("search", "bridge", "annotator:ann"), ("list", "--set", "main"), ("undo",), ("redo",),
    ("untag", "ANNOTATION"), ("export", "--format", "jsonl", "-o", "-", "--everybody"),
    ("export", "--format", "jsonl", "-o", "-", "--set", "main"),
    ("table", "--columns", "annotator"), ("codebook", "merge", "zyzzyva", "market-prices"),
    ("remove", "ARTICLE", "--with-annotations", "--yes"), ("blind", "begin", "main"),
    ("status", "--query", "set:main"), ("compare", "main", "main@bea"),
    ("compare", "main@bea", "main@ann", "--json"), ("agree", "main", "main@bea", "--json"),
    ("adjudicate", "main", "main@bea", "--into", "agreed", "--json"),
    ("pack", "-o", "given.db"), ("conflicts", "list"), ("grade", "ANNOTATION", "F6"),
    ("link", "ANNOTATION", "ANNOTATION", "supports"), ("claims", "set:main", "--json"),
)  # fmt: skip
"""Verbs that would show or change what is out of sight."""


def test_nothing_that_was_said_before_is_in_what_verbs_print(
    blind: tuple[Command, dict[str, str]],
) -> None:
    run, before = blind
    for words in EVERY:
        said = [before["article"] if word == "ARTICLE" else word for word in words]
        output = run(*said).output
        asked = {word for word in said for one in PLANTED if one in word}
        for one in PLANTED:
            shown = output
            for word in asked:
                shown = shown.replace(word, "")
            # The codebook is no secret: a tag is there, that it was set is not told.
            if one != "zyzzyva" or "export" not in words:
                assert one not in shown, (words, output)
        assert before["annotation"] not in output, words


def test_verbs_that_would_show_or_change_it_ask_to_end_it_first(
    blind: tuple[Command, dict[str, str]],
) -> None:
    run, before = blind
    ids = {"ARTICLE": before["article"], "ANNOTATION": before["annotation"]}
    for words in ASKING:
        done = run(*(ids.get(word, word) for word in words))
        assert done.exit_code == 1, (words, done.output)
        assert "`nkreader blind end main`" in done.output, (words, done.output)
        assert len(done.output.strip().split("\n")) == 1, (words, done.output)
        assert not any(one in done.output for one in PLANTED[1:]), words
    assert run("backup").exit_code == 0
    assert run("check").exit_code == 0


def test_the_pass_is_coded_ended_and_both_sets_are_there(
    blind: tuple[Command, dict[str, str]],
) -> None:
    run, before = blind
    article = before["article"]
    assert run("tag", article, "market-prices", "--quote", "Nobody crosses").exit_code == 0
    assert "main-again" in run("where").output
    assert run("blind", "end", "trial").exit_code == 1
    (ended,) = run.json("blind", "end", "main", "--json")
    assert (ended["annotations"], ended["done"]) == (1, 0)
    rows = [row for row in run.json("sets", "--json") if row["annotator"] == "ann"]
    found = {row["name"]: row["annotations"] for row in rows}
    assert found == {"main": 1, ended["name"]: 1}
    (shown,) = run.json("show", article, "--json")
    assert {one["note"] for one in shown["annotations"]} >= {"quokka", None}
    assert run("blind", "end", "main").exit_code == 1
