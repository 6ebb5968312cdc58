"""The formats in which annotations leave and come back: one format, one file, and this table.

Importing it costs nothing: a format's module is imported when it is first used. Files are the
library's business, but for `atomic`, which writes one whole or not at all.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

from nkreader.model import Bundle, NkreaderError


class Format(NamedTuple):
    """What the program knows of one format."""

    name: str
    suffix: str
    write: Callable[[Bundle], Iterator[bytes]] | None
    """Raises NkreaderError before its first bytes where the bundle does not hold together."""
    read: Callable[[BinaryIO], Bundle] | None
    """Raises NkreaderError "line N: what"; `read_any` puts the name of the file before it."""
    carries: str
    """What it holds, in one line."""
    lacks: str
    """What it never holds, in one line; `leaves` counts it in a given bundle."""
    leaves: Callable[[Bundle], list[str]]
    """What of this bundle it does not hold, counted, one line each."""


def _write_jsonl(bundle: Bundle) -> Iterator[bytes]:
    from nkreader.exchange import jsonl

    return jsonl.write(bundle)


def _read_jsonl(data: BinaryIO) -> Bundle:
    from nkreader.exchange import jsonl

    return jsonl.read(data)


def _jsonl_leaves(bundle: Bundle) -> list[str]:
    return []


def _write_csv(bundle: Bundle) -> Iterator[bytes]:
    from nkreader.exchange import csv_table

    return csv_table.write(bundle)


def _csv_leaves(bundle: Bundle) -> list[str]:
    from nkreader.exchange import csv_table

    return csv_table.leaves(bundle)


def _write_markdown(bundle: Bundle) -> Iterator[bytes]:
    from nkreader.exchange import markdown_report

    return markdown_report.write(bundle)


def _markdown_leaves(bundle: Bundle) -> list[str]:
    from nkreader.exchange import markdown_report

    return markdown_report.leaves(bundle)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "jsonl",
            ".jsonl",
            _write_jsonl,
            _read_jsonl,
            "everything: tags, sets, articles with their texts, annotations, notes, grades, links;"
            " with a whole set, decisions about entities and views",
            "the history of acts, what was read and how far, settings",
            _jsonl_leaves,
        ),
        Format(
            "csv",
            ".csv",
            _write_csv,
            None,
            "one row an annotation: source, place, tag, exact words, note, set, status",
            "texts of articles, tags' definitions, links, grades, the version it was made in;"
            " is not read",
            _csv_leaves,
        ),
        Format(
            "markdown",
            ".md",
            _write_markdown,
            None,
            "a report to read: the passages under their tags, with source and note",
            "texts of articles, offsets, times, tags' slugs and keys, links; is not read",
            _markdown_leaves,
        ),
    )
}


def read_any(data: BinaryIO, name: str, notes: list[str] | None = None) -> tuple[str, Bundle]:
    """The format's name and the bundle in `data`; `name` is the file's, for its suffix and errors.

    What was passed over on the way is added to `notes`, one line each. Raises NkreaderError of
    one line that begins with the name.
    """
    from nkreader.exchange import jsonl
    from nkreader.text.hidden import one_line

    shown = one_line(name)
    content = data.read()
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    looks_json = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    if not looks_json and suffix != ".jsonl":
        written = next((each for each in FORMATS.values() if each.suffix == suffix), None)
        what = f"nkreader writes {written.name} but does not read it" if written else "not a format"
        readable = ", ".join(each.name for each in FORMATS.values() if each.read)
        raise NkreaderError(f"{shown}: {what}; what can be imported is {readable}")
    try:
        return "jsonl", jsonl.read(BytesIO(content), notes)
    except NkreaderError as error:
        raise NkreaderError(f"{shown} {error}") from None
