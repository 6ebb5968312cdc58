"""Rows of Label Studio's exports: cells of a table, which field is the text, what is an answer."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from nkreader.exchange.json_rows import Row, rows, words
from nkreader.exchange.labelstudio import MEMO, WHOLE
from nkreader.exchange.page_words import page_words
from nkreader.exchange.parcel import Parcel
from nkreader.model import NkreaderError

ABOUT = ("title", "publisher", "author", "published", "language", "url")
"""Fields of a task's data that nkreader knows."""
_SERVER = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
_ADDRESS = re.compile(r"(?:\w+:/)?/\S*")
"""Where a picture or a sound of a task lies: no text."""


def rows_of(parcel: Parcel) -> Iterator[Row]:
    """The rows of all its files; where there are several, of those that are tables or JSON. Raises
    NkreaderError of one line."""
    is_one = len(parcel.files) == 1
    for name, opened in parcel.files.items():
        suffix = PurePosixPath(name).suffix.lower()
        data = opened()
        is_json = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")
        if is_one or (is_json and suffix in ("", ".json")) or suffix in (".csv", ".tsv"):
            try:
                yield from map(_task, rows(data) if is_json else table(data))
            except NkreaderError as error:
                raise error if is_one else NkreaderError(f"{name}: {error}") from None


def is_stored(row: Row) -> bool:
    """Whether it is an annotation with its task inside, as servers keep them in a storage."""
    return isinstance(row.get("result"), list) and isinstance(_data(row.get("task")), dict)


def _task(row: Row) -> Row:
    return {**row["task"], "annotations": [row]} if is_stored(row) else row


def _data(task: Any) -> Any:
    return task.get("data") if isinstance(task, dict) else None


def table(data: bytes) -> Iterator[Row]:
    """The rows of a CSV or TSV, their cells with lists as JSON read. Raises NkreaderError of one
    line for what is no table."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"is not UTF-8 (byte {error.start + 1})") from None
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    csv.field_size_limit(1 << 30)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            yield {name: _cell(cell) for name, cell in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise NkreaderError(f"line {reader.line_num}: {error}") from None


def _cell(cell: str | None) -> Any:
    """A cell, or the list or the choices that it is in JSON."""
    if not cell or cell[0] not in "[{":
        return cell
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    sound = isinstance(found, dict) or all(isinstance(one, dict | str) for one in found)
    return found if sound else cell


def answers_of(row: Row) -> dict[str, Any]:
    """The answers of one choice, or of free text, in a row of JSON-MIN: they stand between the
    task's id, behind its data, and the annotator. In a CSV only our own columns are sure."""
    names = list(row)
    ends = [names.index(name) if name in names else -1 for name in ("id", "annotator")]
    if 0 < ends[0] < ends[1] < len(names) - 1 and names[ends[1] + 1] == "annotation_id":
        between = names[ends[0] + 1 : ends[1]]
        return {name: row[name] for name in between if isinstance(row[name], str) and row[name]}
    return {name: said for name in (WHOLE, MEMO) if (said := words(row, name))}


def text_of(data: Row, results: list[Any]) -> str | None:
    """The text of a task: the field that holds the words of its regions, else its longest; where
    regions are of a page, the words of that."""
    fields = [(name, each) for name, each in data.items() if isinstance(each, str)]
    fields = [(name, each) for name, each in fields if name not in (*ABOUT, *_SERVER)]
    values = [
        one["value"]
        for one in results
        if isinstance(one, dict) and isinstance(one.get("value"), dict)
    ]
    if any("hypertextlabels" in value or "globalOffsets" in value for value in values):
        fields = [(name, page_words(each) if "<" in each else each) for name, each in fields]
    marked = [found for value in values if (found := words(value, "text"))]
    best = [each for _, each in fields if marked and all(found in each for found in marked)]
    named = [each for name, each in fields if name == "text"]
    every = [each for _, each in fields if not _ADDRESS.fullmatch(each)]
    return next(iter([*best, *named, *sorted(every, key=len, reverse=True)]), None)
