"""Verbs that act on all articles that answer a query: they say how many, and ask before an end."""

import sys
from pathlib import Path

import pytest

from tests.cli.running import BRIDGE, RICE, Command, lines
from tests.fetching.tricks import tricks
from tests.terminal import Terminal


@pytest.fixture
def three(run: Command) -> list[str]:
    """Two articles about a bridge and one about rice."""
    return [
        run.added("bridge.txt", BRIDGE),
        run.added("again.txt", BRIDGE.replace("quiet", "silent")),
        run.added("rice.txt", RICE),
    ]


def ids(run: Command, query: str) -> set[str]:
    return {row["id"] for row in run.json("list", "--query", query, "--json")}


def test_done_is_said_of_all_that_answer(run: Command, three: list[str]) -> None:
    rows = run.json("done", "--query", "bridge", "--json")
    assert {(row["id"], row["state"]) for row in rows} == {(id, "done") for id in three[:2]}
    assert ids(run, "is:done") == set(three[:2])
    said = run("done", "--not", "--query", "is:done silent")
    assert "1 article not done" in said.stderr
    assert ids(run, "is:done") == {three[0]}
    assert run("done", three[2], "nothing-such").exit_code == 1
    assert ids(run, "is:done") == {three[0], three[2]}


def test_to_remove_by_a_query_is_asked_about(run: Command, three: list[str]) -> None:
    run.json("tag", three[0], "border-closure", "--quote", "Dandong", "--json")
    refused = run("remove", "--query", "bridge")
    assert refused.exit_code == 2
    assert len(lines(refused.stderr)) == 1
    assert "2 articles" in refused.stderr
    assert "--yes" in refused.stderr
    assert ids(run, "-nothing") == set(three)
    done = run("remove", "--query", "bridge", "--yes")
    assert done.exit_code == 1
    assert "1 annotation" in done.stderr
    assert ids(run, "-nothing") == {three[0], three[2]}
    (gone,) = run.json("remove", "--query", "bridge", "--yes", "--with-annotations", "--json")
    assert (gone["id"], gone["status"]) == (three[0], "removed")
    assert run("remove", "--query", "bridge").exit_code == 0


@pytest.mark.pty
@pytest.mark.parametrize(("answer", "left"), [("n", 3), ("y", 1)])
def test_a_person_is_asked(run: Command, three: list[str], answer: str, left: int) -> None:
    command = [sys.executable, "-m", "nkreader", "remove", "--query", "bridge"]
    with Terminal(command, env=run.env) as terminal:
        terminal.wait_for("remove 2 articles; there is no undo")
        terminal.send(answer, "enter")
        assert terminal.wait_end() == 0
    assert len(ids(run, "-nothing") & set(three)) == left


def test_only_passages_of_articles_that_answer_are_handed_over(
    run: Command, three: list[str], tmp_path: Path
) -> None:
    for id in (three[0], three[2]):
        quote = "Hyesan" if id == three[2] else "Dandong"
        run.json("tag", id, "border-closure", "--quote", quote, "--nth", "1", "--json")
    out = tmp_path / "out.csv"
    done = run("export", "--format", "csv", "--query", "rice", "-o", out)
    assert "1 annotation of 1 article" in done.stderr
    assert "Hyesan" in out.read_text("utf-8-sig")
    assert "Dandong" not in out.read_text("utf-8-sig")
    wrong = run("export", "--format", "csv", "--query", "tga:x", "-o", out)
    assert (wrong.exit_code, len(lines(wrong.stderr))) == (2, 1)


def test_only_where_they_came_from_is_looked_at_again(run: Command) -> None:
    config = run.folder / "config" / "nkreader"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("[fetch]\npause = 0\n")
    with tricks() as server:
        for name, text in (("/bridge.html", BRIDGE), ("/rice.html", RICE)):
            words = "".join(f"<p>{part}</p>" for part in text.split("\n\n")[1:])
            title = text.split("\n")[0]
            page = f"<html><title>{title}</title><article><h1>{title}</h1>{words * 3}</article>"
            server.pages[name] = (page.encode(), "text/html")
        run.json("add", server.address("/bridge.html"), server.address("/rice.html"), "--json")
        asked = len(server.asked)
        done = run("update", "--query", "rice")
        assert done.exit_code == 0
        assert "1 article, from the web: 1 page, 0 feeds" in done.stderr
        assert len(server.asked) == asked + 1


@pytest.mark.parametrize("verb", ["edit", "done", "remove"])
def test_names_and_a_query_do_not_go_together(run: Command, three: list[str], verb: str) -> None:
    field = ["--title", "x"] if verb == "edit" else []
    for words in ([three[0], "--query", "rice"], []):
        done = run(verb, *words, *field)
        assert (done.exit_code, len(lines(done.stderr))) == (2, 1)
