"""`export --protect`, as somebody uses it who has promised a source to keep it out."""

from pathlib import Path

import pytest

from nkreader.exchange import csv_table
from nkreader.library.formats import FORMATS
from tests.cli.running import Command

NEWS = """\
---
title: Rice in Hyesan, says a military source in Ryanggang
url: https://yalu.example/military-source
publisher: Yalu Wire
---

Rice costs 5,200 won. Another source inside North Korea told us on Monday that soldiers go hungry.

“Nobody crosses the bridge,” the source said. Trucks wait in Dandong.
"""
OTHER = "Trucks\n\nTrucks wait. ANOTHER SOURCE inside\u00a0North Korea agreed.\n"
WORDS = ("source inside North Korea", "military source", "ask him", "the drivers")


@pytest.fixture
def told(run: Command) -> Command:
    """Two articles that speak of one source, with a note."""
    (run.folder / "wire.md").write_text(NEWS, "utf-8")
    (run.folder / "trucks.txt").write_text(OTHER, "utf-8")
    for name in ("wire.md", "trucks.txt"):
        run("add", run.folder / name)
    wire = run.folder / "wire.md"
    run("tag", wire, "market-prices", "--quote", "5,200 won", "--note", "ask him again")
    run("tag", wire, "border-closure", "--quote", "Another source inside North Korea told us")
    run("tag", run.folder / "trucks.txt", "border-closure", "--quote", "Trucks wait")
    return run


def readable(path: Path) -> str:
    """All that a file or folder says, by names and bytes."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "\n".join(f"{one.name}\n{one.read_bytes().decode('utf-8', 'replace')}" for one in files)


@pytest.mark.parametrize(
    "form", [one.name for one in FORMATS.values() if one.writes in ("file", "folder")]
)
def test_no_format_lets_a_source_out_or_it_refuses(told: Command, form: str) -> None:
    out = told.folder / f"out{FORMATS[form].suffix}"
    done = told("export", "--format", form, "--protect", "-o", out)
    if FORMATS[form].is_opaque:
        assert (done.exit_code, out.exists()) == (1, False)
        assert "can't be checked" in done.stderr
        return
    assert done.exit_code == 0, done.stderr
    said = readable(out).casefold().replace("\u00a0", " ")
    for words in WORDS:
        assert words.casefold() not in said
    assert "wire.md" not in said
    assert "yalu.example" not in said
    assert "places cut and marked" in done.stderr


def test_a_copy_of_the_library_is_refused(told: Command) -> None:
    done = told("export", "--format", "sqlite", "--protect", "-o", told.folder / "x.db")
    assert done.exit_code == 1
    assert not (told.folder / "x.db").exists()


def test_what_was_protected_comes_into_an_empty_library(told: Command) -> None:
    out = told.folder / "safe.jsonl"
    told("export", "--format", "jsonl", "--protect", "--protect-phrase", "Dandong", "-o", out)
    other = told.folder / "other.db"
    (taken,) = told.json("import", out, "--library", other, "--json")
    assert taken["annotations"] == 3
    shown = told("--library", other, "export", "--format", "markdown").stdout
    assert "> █████ told us" in shown
    assert "Dandong" not in out.read_text("utf-8")
    assert told("check", "--library", other).exit_code == 0


def test_a_leak_stops_the_export_and_the_file_stays_as_it_was(
    told: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = told.folder / "out.csv"
    out.write_text("before")
    written = csv_table.write
    monkeypatch.setattr(
        csv_table, "write", lambda bundle: [*written(bundle), b"a source\xc2\xa0Inside north korea"]
    )
    done = told("export", "--format", "csv", "--protect", "-o", out)
    assert done.exit_code == 1
    assert "nothing was written" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert out.read_text() == "before"


def test_the_name_of_the_file_is_looked_at_too(told: Command) -> None:
    out = told.folder / "A source inside North Korea.csv"
    done = told("export", "--format", "csv", "--protect", "-o", out)
    assert (done.exit_code, out.exists()) == (1, False)


def test_a_phrase_alone_is_enough_to_protect(told: Command) -> None:
    done = told("export", "--format", "csv", "--protect-phrase", "5,200 WON")
    assert done.exit_code == 0
    assert "5,200" not in done.stdout
    assert "ask him" not in done.stdout
    short = told("export", "--format", "csv", "--protect-phrase", "a")
    assert (short.exit_code, short.stdout) == (1, "")
