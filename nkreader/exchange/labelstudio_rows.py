"""Rows of Label Studio's exports: cells of a table, which field is the text, what is an answer."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from nkreader.exchange.html_words import html_words
from nkreader.exchange.json_rows import Row, words
from nkreader.exchange.labelstudio import MEMO, WHOLE

ABOUT = ("title", "publisher", "author", "published", "language", "url")
"""Fields of a task's data that nkreader knows."""
_SERVER = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")


def table(data: bytes) -> Iterator[Row]:
    """The rows of a CSV or TSV, their cells with lists as JSON read."""
    text = data.decode("utf-8-sig", "replace")
    first = text.split("\n", 1)[0]
    csv.field_size_limit(1 << 30)
    lines = io.StringIO(text, newline="")
    for row in csv.DictReader(lines, delimiter="\t" if "\t" in first else ","):
        found: Row = {}
        for name, cell in row.items():
            found[str(name)] = _cell(cell) if isinstance(cell, str) else cell
        yield found


def _cell(cell: str) -> Any:
    if cell[:1] in ("[", "{"):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell


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
        fields = [(name, html_words(each) if "<" in each else each) for name, each in fields]
    marked = [found for value in values if (found := words(value, "text"))]
    best = [each for _, each in fields if marked and all(found in each for found in marked)]
    named = [each for name, each in fields if name == "text"]
    every = [each for _, each in fields]
    return next(iter([*best, *named, *sorted(every, key=len, reverse=True)]), None)
