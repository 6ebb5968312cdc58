"""dates: what the words of files mean, without a library, and those of an article of one."""

import json

import pytest

from tests.cli.running import Command, lines

TEXT = "It fell on Monday. “We go tomorrow,” he said on Tuesday. It opened on Oct. 26, 2019.\n"


def test_jsonl_counts_in_the_text_and_from_the_day_that_is_given(run: Command) -> None:
    file = run.file("rice.txt", TEXT)
    found = run.json("dates", file, "--published", "20 November 2020", "--jsonl")
    assert [(one["exact"], one["value"], one["in_quotation"]) for one in found] == [
        ("Monday", "2020-11-16", False),
        ("tomorrow", "2020-11-18", True),
        ("Tuesday", "2020-11-17", False),
        ("Oct. 26, 2019", "2019-10-26", False),
    ]
    for one in found:
        assert " ".join(one) == "file start end exact type value from to reason in_quotation"
        assert TEXT[one["start"] : one["end"]] == one["exact"]
        assert one["file"] == str(file)
    assert not run.library.exists()


def test_without_a_date_only_what_is_written_out_has_a_value(run: Command) -> None:
    found = run.json("dates", run.file("rice.txt", TEXT), "--jsonl")
    assert [one["value"] for one in found] == [None, None, None, "2019-10-26"]
    assert {one["reason"] for one in found[:3]} == {"the article's day is not known"}


def test_what_a_file_says_of_its_date_counts_unless_another_is_given(run: Command) -> None:
    file = run.file("rice.md", f"---\npublished: 2020-11-20\n---\n{TEXT}")
    assert run.json("dates", file, "--jsonl")[0]["from"] == "2020-11-16"
    later = run.json("dates", file, "--jsonl", "--published", "2020-11-27")
    assert later[0]["from"] == "2020-11-23"


def test_an_article_is_named_by_its_id_and_counts_from_its_own_date(run: Command) -> None:
    id = run.added("rice.txt", TEXT)
    run("edit", id, "--published", "2020-11-20")
    found = run.json("dates", id, "--jsonl")
    assert (found[0]["article"], found[0]["value"]) == (id, "2020-11-16")
    shown = run("dates", id).stdout
    assert "Monday before 2020-11-20, the article's date" in shown
    assert "(in a quotation)" in shown


def test_what_is_neither_file_nor_article_does_not_stop_the_others(run: Command) -> None:
    run.added("rice.txt", TEXT)
    file = run.file("other.txt", TEXT)
    done = run("dates", "nosuch", file, "--jsonl")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert {json.loads(line)["file"] for line in lines(done.stdout)} == {str(file)}


def test_a_date_that_is_none_is_one_line(run: Command) -> None:
    done = run("dates", run.file("rice.txt", TEXT), "--published", "foo")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "'foo': not a date" in done.stderr


@pytest.mark.parametrize("verb", ["dates", "sources"])
@pytest.mark.parametrize("name", ["nosuch.txt", "texts/nosuch", "./nosuch"])
def test_a_path_without_a_file_is_told_so(run: Command, verb: str, name: str) -> None:
    """With and without a library: what was typed is a path, no article's id."""
    without = run(verb, name).stderr
    run.added("rice.txt", TEXT)
    for said in (without, run(verb, name).stderr):
        assert "no such file or directory" in said
        assert len(lines(said)) == 1


@pytest.mark.parametrize("verb", ["dates", "sources"])
def test_a_name_that_may_be_either_is_told_so(run: Command, verb: str) -> None:
    run.added("rice.txt", TEXT)
    assert "7F3KXX: no such file or article" in run(verb, "7F3KXX").stderr
