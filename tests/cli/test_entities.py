"""entities: what files name, without a library, and what the articles of one name; decisions."""

import json

from nkreader.text.document import Document
from tests.cli.running import BRIDGE, RICE, Command, lines


def test_jsonl_counts_in_the_text_it_gives(run: Command) -> None:
    bridge, rice = run.file("bridge.txt", "\ufeff" + BRIDGE.replace("\n", "\r\n")), RICE
    found = run.json("entities", bridge, run.file("rice.txt", rice), "--jsonl", "--with-text")
    texts = {one["file"]: one["text"] for one in found if "text" in one}
    assert texts == {str(bridge): BRIDGE, str(run.folder / "rice.txt"): RICE}
    mentions = [one for one in found if "text" not in one]
    assert {one["file"] for one in mentions} == set(texts)
    for one in mentions:
        assert list(one) == ["file", "start", "end", "label", "exact"]
        assert texts[one["file"]][one["start"] : one["end"]] == one["exact"]
    order = [list(texts).index(one["file"]) for one in found]
    assert order == sorted(order)
    assert "text" in found[0]


def test_no_library_is_made_or_needed(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    assert run.json("entities", file, "--jsonl", "--library", "/nonexistent/x.db")
    assert not run.library.exists()


def test_the_words_of_a_place_are_grouped_under_its_label(run: Command) -> None:
    shown = run("entities", "-", input=BRIDGE).stdout
    (places,) = (line for line in lines(shown) if line.split()[0] == "GPE")
    assert "Sinuiju" in places


def test_a_bad_file_does_not_stop_the_others(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    done = run("entities", run.folder / "missing.txt", file, "--jsonl")
    assert done.exit_code == 1
    assert len(lines(done.stderr)) == 1
    assert {json.loads(line)["file"] for line in lines(done.stdout)} == {str(file)}


def test_an_extractor_that_is_not_there_is_one_line(run: Command) -> None:
    file = run.file("bridge.txt", BRIDGE)
    for name in ("nosuch", "spacy:xx_no_such_pipeline"):
        done = run("entities", file, "--extractor", name)
        assert (done.exit_code, done.stdout) == (1, "")
        assert len(lines(done.stderr)) == 1


def test_wrong_use_of_entities(run: Command) -> None:
    for words in ([], ["x.txt", "--with-text"], ["x.txt", "--refresh"]):
        assert run("entities", *words).exit_code == 2


def test_refresh_finds_stale_mentions_again(run: Command) -> None:
    id = run.added()
    assert "no stale" in run("entities", "--refresh").stderr
    with run.opened() as library:
        fresh = list(library.open(id).mentions)
        assert fresh
        assert isinstance(library.open(id).document, Document)
    import sqlite3

    db = sqlite3.connect(run.library)
    with db:
        db.execute("DELETE FROM mention")
        db.execute("UPDATE extraction SET extractor_version = -1")
    db.close()
    assert "1 article" in run("entities", "--refresh").stderr
    with run.opened() as library:
        assert list(library.open(id).mentions) == fresh


def test_the_entities_of_the_library_are_listed_each_once(run: Command) -> None:
    run.added()
    run.added("rice.txt", RICE)
    found = {one["id"]: one for one in run.json("entities", "--library", "--json")}
    assert found["gpe:sinuiju"] == {
        "id": "gpe:sinuiju", "name": "Sinuiju", "label": "GPE", "articles": 1, "mentions": 1,
        "first": "2020-03-04", "last": "2020-03-04", "aliases": ["Sinuiju"],
    }  # fmt: skip
    assert found["gpe:hyesan"]["first"] is None
    assert "Hyesan" in run("entities", "--library").stdout
    only = run.json("entities", "--library", "--kind", "commodity", "--json")
    assert [one["id"] for one in only] == ["commodity:rice"]
    among = run.json("entities", "--library", "--query", "won", "--json")
    assert "gpe:hyesan" in {one["id"] for one in among}
    assert "gpe:sinuiju" not in {one["id"] for one in among}
    assert run("entities", "--library", "--kind", "DATE").exit_code == 2
    assert "not looked through" not in run("entities", "--library").stderr
    assert run("entities", "x.txt", "--query", "won").exit_code == 2


def test_a_concordance_is_what_search_prints(run: Command) -> None:
    id = run.added("rice.txt", RICE)
    _, hit = run.json("concordance", "hyesan", "--json")
    assert hit["article"] == id
    assert (hit["field"], hit["exact"]) == ("text", "Hyesan")
    assert set(hit) == set(run.json("search", "Hyesan", "--json")[0])
    assert RICE[hit["start"] : hit["end"]] == "Hyesan"
    missing = run("concordance", "nobody")
    assert missing.exit_code == 1
    assert "no article names such an entity" in missing.stderr


def test_decisions_are_acts_that_say_what_they_touched(run: Command) -> None:
    run.added()
    run.added("rice.txt", RICE)

    def ids() -> set[str]:
        return {one["id"] for one in run.json("entities", "--library", "--json")}

    before = ids()
    assert "in 1 article" in run("entity", "merge", "Sinuiju", "Hyesan").stderr
    assert ids() == before - {"gpe:sinuiju"}
    run("undo")
    done = run("entity", "merge", "Sinuiju", "Yalu", "Hyesan")
    assert "merged 2 entities into Hyesan, in 1 article\n" in done.stderr
    run("undo")
    assert ids() == before
    run("entity", "merge", "Sinuiju", "Hyesan")
    assert "gpe:sinuiju" in run("entity", "split", "Hyesan", "sinuiju").stderr
    assert ids() == before
    assert "in 1 article" in run("entity", "rename", "gpe:hyesan", "Hyesan City").stderr
    assert run("concordance", "Hyesan City", "--json").exit_code == 0
    assert "in 1 article" in run("entity", "forget", "rice").stderr
    assert ids() == before - {"commodity:rice"}
    assert "in 1 article" in run("entity", "add", "Nobody", "--kind", "person").stderr
    for _ in range(5):
        assert run("undo").exit_code == 0
    assert ids() == before
    for wrong in (["merge", "Hyesan"], ["add", "x"], ["add", "x", "--kind", "DATE"]):
        assert run("entity", *wrong).exit_code == 2
    for missing in (["forget", "nobody"], ["split", "Hyesan", "x"], ["merge", "Hyesan", "hyesan"]):
        done = run("entity", *missing)
        assert done.exit_code == 1
        assert "Traceback" not in done.stderr
