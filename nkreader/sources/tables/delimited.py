"""Rows of text with delimiters: comma, semicolon, tab or bar, as large as they come."""

import csv
import io
from collections.abc import Iterator
from typing import TextIO

from nkreader.model import NkreaderError
from nkreader.sources.decoding import cleaned, said_name
from nkreader.sources.kinds import suffix_of
from nkreader.sources.material import LARGEST, Material
from nkreader.sources.tables.cells import Row

SAMPLE = 256 * 1024
"""Bytes by which the encoding is told, and the delimiter by their first line."""

_DELIMITERS = ",;\t|"


def delimited_rows(material: Material) -> Iterator[Row | NkreaderError]:
    """The rows below the line of names. Raises NkreaderError where it is no such text."""
    name = said_name(material.name)
    with _opened(material) as text:
        start = text.readline(LARGEST)
        delimiter = _stated(start)
        if delimiter is None:
            text.seek(0)
            delimiter = "\t" if suffix_of(material.name) == ".tsv" else _delimiter(start)
        csv.field_size_limit(LARGEST)
        reader = csv.reader(text, delimiter=delimiter)
        names: list[str] = []
        number = 0
        try:
            for values in reader:
                number += 1
                if not any(value.strip() for value in values):
                    continue
                if not names:
                    names = [value.strip().lstrip("\ufeff") for value in values]
                elif any(value.strip() for value in values[len(names) :]):
                    said = f"row {number} has {len(values)} cells, the first row {len(names)}"
                    yield NkreaderError(f"{name}: {said}; not added")
                else:
                    yield Row(f"row {number}", _cells(names, values))
        except csv.Error as error:
            yield NkreaderError(f"{name}: row {number + 1}: {error}; the rest is not added")


def _cells(names: list[str], values: list[str]) -> dict[str, object]:
    """Cells by name; of two columns with one name, the first that holds something."""
    cells: dict[str, object] = {}
    for name, value in zip(names, values, strict=False):
        if name and not cells.get(name):
            cells[name] = value
    return cells


def _opened(material: Material) -> TextIO:
    """The text of a file, read piece by piece if it is Unicode, else whole."""
    file = material.open()
    sample = file.read(SAMPLE)
    file.seek(0)
    if not sample.strip():
        raise NkreaderError(f"{said_name(material.name)} is empty")
    encoding = _unicode(sample)
    if encoding:
        return io.TextIOWrapper(file, encoding, errors="replace", newline="")
    with file:
        return io.StringIO(cleaned(material.whole(), material.name)[0], newline="")


def _unicode(sample: bytes) -> str | None:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for cut in range(4):
        try:
            text = sample[: len(sample) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        return "utf-8-sig" if text.count("\0") * 10 < len(text) else None
    return None


def _stated(line: str) -> str | None:
    """The delimiter that a spreadsheet states in a line of its own ("sep=;")."""
    line = line.lstrip("\ufeff").strip('\r\n" ')
    return line[4] if line.lower().startswith("sep=") and len(line) == 5 else None


def _delimiter(line: str) -> str:
    """The one that stands most often outside quotation marks in the line of names."""
    outside = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
