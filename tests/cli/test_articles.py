"""add, list, search, show, edit, remove: articles in, found, described, and out again."""

import json
from pathlib import Path

import pytest

from nkreader.model import METADATA
from tests.cli.running import ANNOTATOR, BRIDGE, RICE, Command, lines

SHOWN = ["id", *METADATA, "text", "zones", "sentences", "mentions", "annotations", "kind", "from",
         "proposed", "original", "article_marks"]  # fmt: skip


def test_add_tells_what_became_of_each_file(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    (first,) = run.json("add", file, "--json")
    assert first == {
        "id": first["id"], "path": str(file), "title": first["title"], "status": "added",
        "kind": "text",
    }  # fmt: skip
    (again,) = run.json("add", file, "--json")
    assert again == {**first, "status": "unchanged"}
    file.write_text(BRIDGE + "\nIt reopened on Friday, the trader said.\n")
    (changed,) = run.json("add", file, "--json")
    assert (changed["status"], changed["id"]) == ("updated", first["id"])
    with run.opened() as library:
        assert library.listing().count == 1
        assert "reopened" in library.text(library.article(first["id"]))


def test_the_same_words_in_two_files_are_two_articles_and_that_is_said(run: Command) -> None:
    ours = run.file("ours.md", f"---\ntitle: Ours\npublisher: Yalu Wire\n---\n{RICE}")
    (first,) = run.json("add", ours, "--json")
    theirs = run.file("theirs.md", f"---\ntitle: Theirs\npublisher: Tumen Letter\n---\n{RICE}")
    done = run("add", theirs)
    assert f"{theirs}: the same text as {first['id']}" in done.stderr
    (again,) = run.json("add", theirs, "--json")
    assert again["status"] == "unchanged"
    assert (again["same_as"], again["id"] == first["id"]) == (first["id"], False)
    for one, publisher in ((first, "Yalu Wire"), (again, "Tumen Letter")):
        (shown,) = run.json("show", one["id"], "--json")
        assert shown["publisher"] == publisher
    theirs.write_text(f"---\ntitle: Theirs\n---\n{RICE}\nIt rained later on, she said.\n")
    (changed,) = run.json("add", theirs, "--json")
    assert (changed["status"], changed["id"]) == ("updated", again["id"])
    assert "same_as" not in changed
    (shown,) = run.json("show", first["id"], "--json")
    assert "rained" not in shown["text"]


def test_a_bad_file_does_not_stop_the_others(run: Command) -> None:
    good, other = run.file("a.txt", BRIDGE), run.file("b.txt", RICE)
    done = run("add", good, run.folder / "missing.txt", other, "--json")
    assert done.exit_code == 1
    got = [json.loads(line) for line in lines(done.stdout)]
    assert [one["status"] for one in got] == ["added", "failed", "added"]
    assert got[1]["id"] is None
    assert "missing.txt" in got[1]["error"]
    with run.opened() as library:
        assert library.listing().count == 2


def test_a_folder_is_added_whole_and_counted(run: Command) -> None:
    folder = run.folder / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(BRIDGE)
    (folder / "deep" / "b.md").write_text("# Rice\n\n" + RICE)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    done = run("add", folder)
    assert done.exit_code == 0
    assert [line.split()[0] for line in lines(done.stdout)] == ["added", "added"]
    assert lines(done.stderr)[-1] == "2 added"


def test_standard_input_is_an_article(run: Command) -> None:
    (one,) = run.json("add", "-", "--json", input=BRIDGE)
    assert one["status"] == "added"
    (shown,) = run.json("show", one["id"], "--json")
    assert shown["text"] == BRIDGE


def test_show_json_has_every_field_and_its_offsets_fit(run: Command) -> None:
    id = run.added()
    (shown,) = run.json("show", id, "--json")
    assert list(shown) == SHOWN
    text = shown["text"]
    assert text == BRIDGE
    assert shown["url"] is None
    assert all(text[start:end].strip() == text[start:end] for start, end in shown["sentences"])
    assert all(list(zone) == ["start", "end", "kind"] for zone in shown["zones"])
    assert shown["mentions"]
    for mention in shown["mentions"]:
        assert list(mention) == ["start", "end", "label", "exact"]
        assert text[mention["start"] : mention["end"]] == mention["exact"]
    ends = [mention["end"] for mention in shown["mentions"]]
    starts = [mention["start"] for mention in shown["mentions"]]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_an_article_is_named_by_id_its_beginning_or_its_path(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = run.added()
    monkeypatch.chdir(run.folder)
    for name in (id, id[:6], id[:6].lower(), run.folder / "bridge.txt", "bridge.txt"):
        (shown,) = run.json("show", name, "--json")
        assert shown["id"] == id


def test_show_prints_the_text_and_what_is_tagged_in_it(run: Command) -> None:
    id = run.added()
    (made,) = run.json(
        "tag", id, slug(run), "--quote", "Nobody crosses", "--note", "check", "--json"
    )
    done = run("show", id)
    assert "would stay shut." in done.stdout
    assert made["id"] in done.stdout
    assert "“Nobody crosses”" in done.stdout
    assert "check" in done.stdout


def test_annotations_of_every_set_are_shown_unless_one_is_asked_for(run: Command) -> None:
    id = run.added()
    tag = slug(run)
    run.json("tag", id, tag, "--quote", "Dandong", "--json")
    run.json("tag", id, tag, "--quote", "Dandong", "--set", "second", "--json")
    run.json("--annotator", "bob", "tag", id, tag, "--quote", "Dandong", "--json")

    def whose(*options: str) -> set[tuple[str, str]]:
        (shown,) = run.json("show", id, "--json", *options)
        return {(one["annotator"], one["set"]) for one in shown["annotations"]}

    assert whose() == {(ANNOTATOR, "main"), (ANNOTATOR, "second"), ("bob", "main")}
    assert whose("--annotator", "bob") == {("bob", "main")}
    assert whose("--set", "second") == {(ANNOTATOR, "second")}


def test_edited_data_survives_the_next_import(run: Command) -> None:
    id = run.added()
    (edited,) = run.json(
        "edit", id, "--title", "Quiet bridge", "--published", "2020-03", "--url", "", "--json"
    )
    assert edited["id"] == id
    assert (edited["title"], edited["published"], edited["url"]) == (
        "Quiet bridge", "2020-03", None
    )  # fmt: skip
    run.file("bridge.txt", BRIDGE + "\nMore.\n")
    run.json("add", run.folder / "bridge.txt", "--json")
    (shown,) = run.json("show", id, "--json")
    assert (shown["title"], shown["published"]) == ("Quiet bridge", "2020-03")


def test_a_date_that_is_none_is_refused(run: Command) -> None:
    id = run.added()
    done = run("edit", id, "--published", "some time in spring")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert "2020-03" in done.stderr


def test_remove_is_refused_while_there_are_annotations(run: Command) -> None:
    id = run.added()
    run.json("tag", id, slug(run), "--quote", "Dandong", "--json")
    refused = run("remove", id)
    assert refused.exit_code == 1
    assert "1 annotation" in refused.stderr
    (gone,) = run.json("remove", id, "--with-annotations", "--json")
    assert (gone["id"], gone["status"]) == (id, "removed")
    with run.opened() as library:
        assert library.listing().count == 0
    assert (run.folder / "bridge.txt").exists()


def test_list_and_search_find_articles(run: Command) -> None:
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    run.json("tag", bridge, slug(run), "--quote", "Dandong", "--json")
    rows = {row["id"]: row for row in run.json("list", "--json")}
    assert set(rows) == {bridge, rice}
    assert rows[bridge]["tags"] == {slug(run): 1}
    assert rows[rice]["tags"] == {}
    assert [row["id"] for row in run.json("list", "--filter", "rice", "--json")] == [rice]
    nothing = run("search", "absent")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "absent" in nothing.stderr


def test_search_gives_every_hit_with_what_is_around_it(run: Command) -> None:
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    text = run.json("show", rice, "--json")[0]["text"]
    hits = run.json("search", "hyesan", "RICE", "--json")
    assert {hit["article"] for hit in hits} == {rice}
    assert [hit["start"] for hit in hits] == sorted(hit["start"] for hit in hits)
    assert {hit["exact"].lower() for hit in hits} == {"rice", "hyesan"}
    for hit in hits:
        around = hit["before"] + hit["exact"] + hit["after"]
        assert text[hit["start"] - len(hit["before"]) :].startswith(around)
        assert text[hit["start"] : hit["end"]] == hit["exact"]
    assert len(run.json("search", "rice", "--limit", "1", "--json")) == 1
    (one,) = run.json("search", "hyesan rice", "--articles", "--json")
    assert (one["id"], one["hits"]) == (rice, len(hits))
    run.json("tag", bridge, slug(run), "--quote", "Dandong", "--note", "a first note", "--json")
    (note,) = run.json("search", "note:first", "--json")
    assert (note["field"], note["start"], note["before"], note["exact"]) == (
        "note", None, "a ", "first",
    )  # fmt: skip
    wrong = run("search", "rice (coal")
    assert wrong.exit_code == 2
    assert "not closed" in wrong.stderr
    assert run("search", "tag:" + slug(run)).exit_code == 2


def test_list_of_a_tag_is_its_passages(run: Command) -> None:
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    tag = slug(run)
    (one,) = run.json("tag", bridge, tag, "--quote", "Dandong", "--json")
    (two,) = run.json("tag", rice, tag, "--quote", "Hyesan", "--nth", "2", "--json")
    run.json("tag", rice, tag, "--quote", "5,200 won", "--set", "other", "--json")
    found = run.json("list", "--tag", tag, "--json")
    assert {(each["id"], each["article"]) for each in found} == {
        (one["id"], bridge), (two["id"], rice)
    }  # fmt: skip
    assert len(run.json("list", "--tag", tag, "--everybody", "--json")) == 3
    kept = run.json("list", "--tag", tag, "--filter", "rice", "--json")
    assert [each["id"] for each in kept] == [two["id"]]
    assert run("list", "--tag", "no-such-tag").exit_code == 1


def test_a_pipe_gets_one_line_an_article(run: Command) -> None:
    run.added("x.txt", "Title\twith a tab\n\n" + RICE)
    (line,) = lines(run("list").stdout)
    assert len(line.split("\t")) == 7


def slug(run: Command) -> str:
    """A tag of the codebook that every new library has."""
    return str(run.json("codebook", "show", "--json")[0]["slug"])


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
