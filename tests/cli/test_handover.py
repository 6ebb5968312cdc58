"""export, import, formats, sets: annotations leave and come back whole."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.running import BRIDGE, RICE, Command, lines


@pytest.fixture
def coded(run: Command) -> Command:
    """Two articles and three passages, one of them in another set."""
    tags = [one["slug"] for one in run.json("codebook", "show", "--json")]
    bridge, rice = run.added(), run.added("rice.txt", RICE)
    run.json("tag", bridge, tags[0], "--quote", "Nobody crosses", "--note", "=1+1", "--json")
    run.json("tag", rice, tags[1], "--quote", "5,200 won", "--json")
    run.json("tag", rice, tags[0], "--quote", "5,200 won", "--set", "second", "--json")
    return run


def test_a_library_goes_round_byte_for_byte(coded: Command) -> None:
    first, second = coded.folder / "one.jsonl", coded.folder / "two.jsonl"
    done = coded("export", "--format", "jsonl", "--everybody", "-o", first)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "3 annotations" in done.stderr
    other = coded.folder / "other.db"
    (taken,) = coded.json("import", first, "--library", other, "--json")
    assert (taken["annotations"], taken["articles"], taken["known"]) == (3, 2, 0)
    coded("--library", other, "export", "--format", "jsonl", "--everybody", "-o", second)
    assert second.read_bytes() == first.read_bytes()
    (again,) = coded.json("import", first, "--library", other, "--json")
    assert (again["annotations"], again["known"]) == (0, 3)


def test_standard_output_gets_the_very_bytes_of_the_file(coded: Command) -> None:
    file = coded.folder / "a.csv"
    coded("export", "--format", "csv", "-o", file)
    done = coded("export", "--format", "csv", "-o", "-")
    assert done.stdout_bytes == file.read_bytes()
    assert "leaves out" in done.stderr


def test_csv_has_the_columns_and_no_formula(coded: Command) -> None:
    done = coded("export", "--format", "csv", "--everybody")
    rows = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == [
        "id", "article", "title", "publisher", "published", "start", "end", "tag", "exact",
        "note", "set", "annotator", "status", "created", "author", "url", "paragraph", "citation",
    ]  # fmt: skip
    notes = {row["exact"]: row["note"] for row in rows}
    assert notes["Nobody crosses"] == "'=1+1"


def test_an_export_is_narrowed_by_set_tag_and_article(coded: Command) -> None:
    def count(*options: object) -> int:
        (done,) = coded.json(
            "export", "--format", "csv", "-o", coded.folder / "x.csv", "--json", *options
        )
        return int(done["annotations"])

    tags = [one["slug"] for one in coded.json("codebook", "show", "--json")]
    assert count() == 2
    assert count("--everybody") == 3
    assert count("--set", "second") == 1
    assert count("--tag", tags[0]) == 1
    assert count("--article", coded.folder / "rice.txt") == 1
    assert count("--article", coded.folder / "bridge.txt", "--tag", tags[1]) == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--format", "nosuch"], 2),
        ([], 2),
        (["--format", "csv", "--json"], 2),
        (["--format", "csv", "--set", "main", "--everybody"], 2),
        (["--format", "csv", "--tag", "nosuch"], 1),
        (["--format", "csv", "--article", "nosuch.txt"], 1),
        (["--format", "csv", "--set", "nosuch"], 1),
        (["--format", "csv", "-o", "/nonexistent/folder/x.csv"], 1),
    ],
)
def test_an_export_that_can_not_be(coded: Command, options: list[str], code: int) -> None:
    done = coded("export", *options)
    assert (done.exit_code, done.stdout) == (code, "")
    assert len(lines(done.stderr)) == 1


def test_import_into_a_set_of_ones_own_and_back(coded: Command) -> None:
    file = coded.folder / "one.jsonl"
    coded("export", "--format", "jsonl", "-o", file)
    other = ["--library", coded.folder / "other.db"]
    done = coded("import", file, "--set", "from-ann", "--annotator", "bob", *other)
    assert done.stdout.startswith("imported 2 annotations, 2 articles")
    (owner,) = coded.json("sets", "--json", *other)
    assert (owner["name"], owner["annotator"], owner["annotations"]) == ("from-ann", "bob", 2)
    assert coded("undo", "--annotator", "bob", *other).exit_code == 0
    assert coded.json("sets", "--json", *other) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,article\r\n1,2\r\n"),
        ("a.jsonl", "not json\n"),
        ("b.jsonl", '{"type":"nkreader","format":99}\n'),
        ("c.jsonl", ""),
        ("d.jsonl", '{"type":"nkreader","format":1}\n{"type":"tag"}\n'),
        ("e.bin", b"\x00\xff\x00"),
    ],
)
def test_what_can_not_be_imported(run: Command, name: str, content: str | bytes) -> None:
    done = run("import", run.file(name, content))
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = lines(done.stderr)
    assert name in line


def test_a_damaged_export_changes_nothing(coded: Command) -> None:
    file = coded.folder / "one.jsonl"
    coded("export", "--format", "jsonl", "-o", file)
    whole = file.read_text().split("\n")
    file.write_text("\n".join(whole[: len(whole) // 2]) + '\n{"type":"annot')
    other = ["--library", coded.folder / "other.db"]
    assert coded("import", file, *other).exit_code == 1
    assert coded.json("list", "--json", *other) == []
    assert coded.json("sets", "--json", *other) == []


def test_formats_say_what_they_carry_and_what_not(run: Command) -> None:
    found = {one["name"]: one for one in run.json("formats", "--json")}
    assert found["jsonl"]["reads"]
    assert found["jsonl"]["writes"]
    for one in found.values():
        assert one["carries"]
        assert one["leaves_out"]
    assert not run.library.exists()
    assert "leaves out" in run("formats").stdout


def test_sets_mark_the_current_one(coded: Command) -> None:
    found = {one["name"]: one for one in coded.json("sets", "--json", "--set", "second")}
    assert {name: one["current"] for name, one in found.items()} == {"main": False, "second": True}
    assert found["main"]["annotations"] == 2


def test_export_of_an_orphan_stays_true_to_its_version(coded: Command) -> None:
    coded.json("add", coded.file("bridge.txt", "All new\n\nOther words.\n"), "--json")
    done = coded("export", "--format", "jsonl")
    records = [json.loads(line) for line in lines(done.stdout)]
    texts = {one["id"]: one["text"] for one in records if one["type"] == "version"}
    claims = [one for one in records if one["type"] == "annotation"]
    assert {one["status"] for one in claims} == {"orphan", "placed"}
    for one in claims:
        assert texts[one["version"]][one["start"] : one["end"]] == one["exact"]
    assert BRIDGE in texts.values()


def test_views_go_out_with_a_whole_set_alone(coded: Command, tmp_path: Path) -> None:
    assert coded("views", "save", "on bridges", "bridge").exit_code == 0

    def kinds(*more: str) -> set[str]:
        done = coded("export", "--format", "jsonl", *more)
        return {json.loads(line)["type"] for line in lines(done.stdout)}

    assert "view" in kinds()
    assert "view" in kinds("--everybody")
    assert "view" not in kinds("--query", "bridge")
    assert "1 view" in coded("export", "--format", "csv", "-o", str(tmp_path / "all.csv")).stderr


def test_a_dry_run_says_what_comes_and_leaves_the_library_as_it_is(coded: Command) -> None:
    file, other = coded.folder / "one.jsonl", coded.folder / "other.db"
    coded("export", "--format", "jsonl", "--everybody", "-o", file)
    assert coded("sets", "--library", other).exit_code == 0
    before = other.read_bytes()
    (told,) = coded.json("import", file, "--library", other, "--dry-run", "--json")
    assert (told["annotations"], told["placed"], told["articles"]) == (3, 3, 2)
    assert (
        "3 annotations: 3 in their place"
        in coded("import", file, "--library", other, "--dry-run").stdout
    )
    assert other.read_bytes() == before
    coded("import", file, "--library", other)
    (again,) = coded.json("import", file, "--library", other, "--dry-run", "--json")
    assert (again["annotations"], again["known"], again["known_articles"]) == (0, 3, 2)


def test_a_dry_run_of_a_library_and_of_what_is_none(coded: Command) -> None:
    pack, other = coded.folder / "pack.db", coded.folder / "other.db"
    coded("pack", "-o", pack)
    (told,) = coded.json("import", pack, "--library", other, "--dry-run", "--json")
    assert told["annotations"] == 3
    for name in ("nosuch.jsonl", coded.file("x.jsonl", "{"), coded.folder):
        done = coded("import", name, "--library", other, "--dry-run")
        assert (done.exit_code, done.stdout) == (1, "")
        assert len(lines(done.stderr)) == 1


def test_an_export_is_narrowed_by_date_status_and_annotator(coded: Command) -> None:
    def count(*options: object) -> int:
        out = coded.folder / "x.csv"
        (done,) = coded.json("export", "--format", "csv", "-o", out, "--json", *options)
        return int(done["annotations"])

    tag = coded.json("codebook", "show", "--json")[0]["slug"]
    coded("edit", coded.folder / "rice.txt", "--published", "2021-11-18")
    coded("tag", coded.folder / "rice.txt", tag, "--quote", "won", "--annotator", "zoe")
    assert count("--after", "2021") == count("--on", "2021-11") == 1
    assert count("--date", "2021-11", "--before", "2021-11-18") == 0
    assert count("--query", "rice OR bridge", "--after", "2021-11-18") == 1
    assert (count("--everybody"), count("--everybody", "--annotator", "zoe")) == (4, 4)
    assert (count("--all-sets"), count("--all-sets", "--annotator", "zoe")) == (3, 1)
    coded.json("add", coded.file("bridge.txt", "All new\n\nOther words.\n"), "--json")
    assert (count("--status", "orphan"), count("--status", "placed")) == (1, 1)
    assert count("--status", "orphan", "--status", "placed") == 2
    done = coded("export", "--format", "csv", "--after", "yesterday")
    assert (done.exit_code, len(lines(done.stderr))) == (2, 1)


def test_entities_go_along_when_they_are_asked_for(coded: Command) -> None:
    def kinds(*options: object) -> list[str]:
        done = coded("export", "--format", "prodigy", *options)
        return [span["kind"] for line in lines(done.stdout) for span in json.loads(line)["spans"]]

    assert set(kinds()) == {"tag"}
    assert set(kinds("--entities")) == {"tag", "entity"}
    coded("untag", *(one["id"] for one in coded.json("show", coded.folder / "rice.txt", "--json")[0]
                     ["annotations"]))  # fmt: skip
    whole = coded("export", "--format", "prodigy", "--entities")
    assert len(lines(whole.stdout)) == 2
    some = coded("export", "--format", "prodigy", "--entities", "--query", "rice")
    assert len(lines(some.stdout)) == 1
