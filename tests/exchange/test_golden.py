"""The bytes of every format, as other programs rely on them."""

import subprocess
import sys

import pytest

from nkreader.exchange import FORMATS
from tests.exchange.golden_bundle import FOLDER, WRITTEN, golden_bundle, golden_files, golden_path


@pytest.mark.parametrize("name", WRITTEN)
def test_the_bytes_are_the_golden_ones(name: str) -> None:
    files = golden_files(name)
    assert files == {file: (FOLDER / file).read_bytes() for file in files}
    if FORMATS[name].writes == "folder":
        assert {each.name for each in golden_path(name).iterdir()} == {
            file.rpartition("/")[2] for file in files
        }


@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_says_what_it_is(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert form.suffix.startswith(".") or form.writes == "folder"
    assert "\n" not in form.carries
    assert all("\n" not in line for line in form.leaves(golden_bundle()))


def test_only_what_cannot_be_held_is_said_to_be_left() -> None:
    assert FORMATS["jsonl"].leaves(golden_bundle()) == []


def test_the_table_of_formats_costs_no_format() -> None:
    code = "import sys, nkreader.exchange; print(*(name for name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(found.stdout.split())
    assert "nkreader.exchange" in loaded
    assert not loaded & {"json", "csv", "tomllib", "hashlib", "nkreader.exchange.jsonl"}
