"""tag, untag, undo, redo: annotations from a script."""

import json

import pytest

from tests.cli.running import ANNOTATOR, BRIDGE, Command, lines

FIELDS = [
    "id", "start", "end", "exact", "tag", "set", "annotator", "note", "status", "article",
]  # fmt: skip


@pytest.fixture
def article(run: Command) -> str:
    return run.added()


@pytest.fixture
def tag(run: Command) -> str:
    return str(run.json("codebook", "show", "--json")[0]["slug"])


def test_a_quotation_is_tagged_where_it_stands(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Nobody crosses", "--note", "n", "--json")
    assert list(made) == FIELDS
    start = BRIDGE.index("Nobody crosses")
    assert made == {
        **made,
        "start": start, "end": start + 14, "exact": "Nobody crosses", "tag": tag, "set": "main",
        "annotator": ANNOTATOR, "note": "n", "status": "placed", "article": article,
    }  # fmt: skip
    with run.opened() as library:
        (mark,) = library.marks(article)
        assert mark.annotation.id == made["id"]


def test_a_quotation_typed_with_plain_quotes_is_found(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", '"NOBODY crosses,"', "--json")
    assert made["exact"] == "“Nobody crosses,”"


def test_several_places_are_listed_and_none_is_tagged(run: Command, article: str, tag: str) -> None:
    done = run("tag", article, tag, "--quote", "trader")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    at = BRIDGE.index("trader")
    assert "3 places" in line
    assert f"1: {at}-{at + 6}" in line
    assert "--nth" in line
    with run.opened() as library:
        assert library.marks(article) == []
    (made,) = run.json("tag", article, tag, "--quote", "trader", "--nth", 3, "--json")
    assert made["start"] == BRIDGE.rindex("trader")
    assert run("tag", article, tag, "--quote", "trader", "--nth", 4).exit_code == 1


def test_a_span_is_tagged_by_its_code_points(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--start", 0, "--end", 6, "--json")
    assert made["exact"] == "Bridge"
    for start, end in ((0, len(BRIDGE) + 1), (len(BRIDGE), len(BRIDGE) + 1)):
        done = run("tag", article, tag, "--start", start, "--end", end)
        assert done.exit_code == 1
        assert "outside the text" in done.stderr


def test_tagging_again_gives_what_is_there(run: Command, article: str, tag: str) -> None:
    first = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    again = run("tag", article, tag, "--quote", "Dandong", "--note", "later", "--json")
    assert again.exit_code == 0
    assert [json.loads(line) for line in lines(again.stdout)] == first
    assert "already" in again.stderr
    with run.opened() as library:
        assert len(library.marks(article)) == 1


def test_an_unknown_tag_names_the_known_ones(run: Command, article: str, tag: str) -> None:
    done = run("tag", article, "no-such-tag", "--quote", "Dandong")
    assert done.exit_code == 1
    (line,) = lines(done.stderr)
    assert tag in line


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--start", "3"],
        ["--end", "3"],
        ["--start", "5", "--end", "5"],
        ["--start", "-1", "--end", "5"],
        ["--start", "one", "--end", "5"],
        ["--quote", "a", "--start", "1", "--end", "2"],
        ["--quote", " "],
        ["--quote", ""],
        ["--quote", "Dandong", "--nth", "0"],
        ["--start", "1", "--end", "2", "--nth", "1"],
    ],
)
def test_wrong_use_of_tag(run: Command, article: str, tag: str, options: list[str]) -> None:
    done = run("tag", article, tag, *options)
    assert done.exit_code == 2
    assert len(lines(done.stderr)) == 1
    assert done.stdout == ""


def test_show_of_an_annotation_prints_it_in_its_place(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "border", "--note", "why", "--json")
    title = "Bridge stays quiet on the Yalu"
    assert run.json("show", made["id"], "--json") == [{
        **made, "title": title, "publisher": None, "published": "2020-03-04", "url": None,
        "paragraph": 2, "citation": f"“{title}”, 2020-03-04, ¶ 2, [{made['id']}]",
    }]  # fmt: skip
    done = run("show", made["id"][:7])
    assert f"— “{title}”, 2020-03-04, ¶ 2, [{made['id']}]" in done.stdout
    assert "said the ‹border› would stay shut" in done.stdout
    assert article in done.stdout
    assert "Note: why" in done.stdout


def test_an_annotation_whose_words_are_gone_has_no_place(
    run: Command, article: str, tag: str
) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    run.json("add", run.file("bridge.txt", "All new\n\nNothing of it is left here.\n"), "--json")
    (shown,) = run.json("show", article, "--json")
    (after,) = shown["annotations"]
    assert after == {
        **{name: made[name] for name in FIELDS if name != "article"},
        "start": None, "end": None, "status": "orphan",
    }  # fmt: skip
    done = run("show", made["id"])
    assert "‹Dandong›" in done.stdout


def test_a_passage_that_reads_otherwise_now_says_what_was_tagged(
    run: Command, article: str, tag: str
) -> None:
    words = "The trader said the border would stay shut."
    (made,) = run.json("tag", article, tag, "--quote", words, "--json")
    run.json("add", run.file("bridge.txt", BRIDGE.replace("stay shut", "stay closed")), "--json")
    (told,) = run.json("show", made["id"], "--json")
    after = {name: told[name] for name in (*FIELDS, "tagged_as")}
    now = "The trader said the border would stay closed."
    assert after == {**made, "end": made["end"] + 2, "exact": now, "tagged_as": words}
    (shown,) = run.json("show", article, "--json")
    assert shown["text"][after["start"] : after["end"]] == now
    assert {**shown["annotations"][0], "article": article} == after
    (listed,) = run.json("list", "--tag", tag, "--json")
    assert {name: listed[name] for name in after} == after
    for page in (run("show", made["id"]).stdout, run("show", article).stdout):
        assert f"tagged as “{words}”" in page
        assert "stay closed" in page
    table = run("list", "--tag", tag)
    assert now in table.stdout
    assert "1 passage tagged with other words" in table.stderr


def test_a_place_that_is_printed_is_that_of_the_words_beside_it(
    run: Command, article: str, tag: str
) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    run.json("add", run.file("bridge.txt", "A line above.\n\n" + BRIDGE), "--json")
    with run.opened() as library:
        at = library.text(library.article(article)).index("Dandong")
    assert f"{at}-{at + 7} “Dandong”" in " ".join(run("untag", made["id"]).stdout.split())


def test_untag_undo_and_redo(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    (gone,) = run.json("untag", made["id"][:8], "--json")
    assert gone["id"] == made["id"]
    (back,) = run.json("undo", "--json")
    assert list(back) == ["said", "article", "added", "removed"]
    assert back["article"] == article
    assert back["added"] == [made]
    (again,) = run.json("redo", "--json")
    assert again["removed"] == [made]
    with run.opened() as library:
        assert library.marks(article) == []


def test_nothing_to_undo_is_said(run: Command, article: str) -> None:
    for verb in ("undo", "redo"):
        done = run(verb)
        assert (done.exit_code, done.stdout) == (1, "")
        assert len(lines(done.stderr)) == 1


def test_undo_is_each_annotators_own(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    assert run("undo", "--annotator", "bob").exit_code == 1
    refused = run("untag", made["id"], "--annotator", "bob")
    assert refused.exit_code == 1
    assert ANNOTATOR in refused.stderr
    assert run("undo").exit_code == 0


def test_untag_goes_on_after_an_unknown_id(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Dandong", "--json")
    done = run("untag", "ZZZZZZZZZZ", made["id"])
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert made["id"] in done.stdout


def test_a_grade_is_given_by_halves_and_taken_off(run: Command, article: str, tag: str) -> None:
    (made,) = run.json("tag", article, tag, "--quote", "Nobody crosses", "--json")
    assert "grade" not in made
    for typed, grade in (("f", "F"), ("6", "F6"), ("B", "B6"), ("c2", "C2")):
        (now,) = run.json("grade", made["id"][:6], typed, "--json")
        assert now == {**made, "grade": grade}
    assert "Grade C2: source now and then" in run("show", made["id"]).stdout
    assert run.json("grade", made["id"], "none", "--json") == [made]
    run("undo")
    assert run.json("show", made["id"], "--json")[0]["grade"] == "C2"
    assert run("grade", made["id"], "G7").exit_code == 2
    done = run("grade", "ZZZZ", "F6")
    assert (done.exit_code, lines(done.stderr)) == (1, ["nkreader: ZZZZ: no such annotation"])
