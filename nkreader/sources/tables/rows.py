"""The rows of a table, whatever its form: cells by the names of their columns.

Text with delimiters is read in `delimited`, spreadsheets in `sheets`, Parquet in `parquet`, JSON
here.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from nkreader.model import NkreaderError
from nkreader.sources.decoding import cleaned, said_name
from nkreader.sources.kinds import suffix_of
from nkreader.sources.material import LARGEST, Material
from nkreader.sources.tables.cells import Row

DEEPEST = 4
"""Levels of objects in which the list of articles is looked for."""


def rows_of(material: Material) -> Iterator[Row | NkreaderError]:
    """The rows of a table; one that cannot be read is an error, and the rest goes on.

    Raises NkreaderError where the whole cannot be read, and what the libraries raise.
    """
    with material.open() as file:
        head = file.read(4096)
    suffix = suffix_of(material.name)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b'"type":"nkreader"' in start[:200].replace(b" ", b""):
        raise NkreaderError(
            f"{said_name(material.name)} is nkreader's own export; bring it in with nkreader import"
        )
    if head.startswith(b"PK"):
        from nkreader.sources.tables.sheets import sheet_rows

        yield from sheet_rows(material)
    elif head.startswith(b"PAR1"):
        from nkreader.sources.tables.parquet import parquet_rows

        yield from parquet_rows(material)
    elif suffix in (".jsonl", ".ndjson") or material.media_type == "application/x-ndjson":
        with material.open() as file:
            yield from _json_lines(file, material.name)
    elif start[:1] in (b"[", b"{") and suffix not in (".csv", ".tsv"):
        yield from _json(material)
    elif suffix == ".json":
        raise NkreaderError(f"{said_name(material.name)} holds no list of articles")
    else:
        from nkreader.sources.tables.delimited import delimited_rows

        yield from delimited_rows(material)


def _json_lines(file: BinaryIO, name: str) -> Iterator[Row | NkreaderError]:
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            yield Row(f"line {number}", value)
        else:
            yield NkreaderError(f"{said_name(name)}: line {number} is no JSON object; not added")
        if len(line) > LARGEST:
            return


def _json(material: Material) -> Iterator[Row | NkreaderError]:
    data = material.whole()
    try:
        value = json.loads(cleaned(data, material.name)[0])
    except (ValueError, RecursionError):
        lines = data.lstrip().split(b"\n", 2)
        if len(lines) > 1 and lines[0].rstrip().endswith(b"}"):
            with material.open() as file:
                yield from _json_lines(file, material.name)
            return
        raise NkreaderError(f"{said_name(material.name)} is damaged, or no JSON") from None
    found = _list_in(value)
    if not found:
        raise NkreaderError(f"{said_name(material.name)} holds no list of articles")
    for number, one in enumerate(found, 1):
        if isinstance(one, dict):
            yield Row(f"row {number}", one)
        else:
            said = said_name(material.name)
            yield NkreaderError(f"{said}: row {number} is no JSON object; not added")


def _list_in(value: object) -> list[object]:
    """The longest list of objects in a JSON value, nearest to the top; a lone object is one."""
    level = [value]
    for _ in range(DEEPEST):
        lists = [
            one for one in level if isinstance(one, list) and any(isinstance(x, dict) for x in one)
        ]
        if lists:
            return max(lists, key=len)
        below = [inner for one in level if isinstance(one, dict) for inner in one.values()]
        if not any(isinstance(inner, list | dict) for inner in below):
            break
        level = below
    return [value] if isinstance(value, dict) else []
