"""Rows of JSON, as annotation servers export them: lines of objects, or one array of them."""

import json
from collections.abc import Iterator
from typing import Any

from nkreader.exchange.parcel import Parcel
from nkreader.exchange.wording import quoted
from nkreader.model import NkreaderError

Row = dict[str, Any]


def rows(data: bytes) -> Iterator[Row]:
    """The objects of a file. Raises NkreaderError "line N: what" or "item N: what"."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NkreaderError(f"is not UTF-8 (byte {error.start + 1})") from None
    if text.lstrip()[:1] == "[":
        yield from _objects(_parsed(text, "the file"), "item")
        return
    lines = enumerate(text.split("\n"), 1)
    for number, line in lines:
        if line.strip():
            yield from _objects([_parsed(line, f"line {number}")], f"line {number}, item")


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NkreaderError(f"{where}: not JSON: {error.msg} at {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise NkreaderError(f"{where}: JSON with a number too long, or too deep") from None


def _objects(found: Any, where: str) -> Iterator[Row]:
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        if not isinstance(one, dict):
            raise NkreaderError(f"{where} {number}: {quoted(one)} is no object")
        yield one


def first_row(parcel: Parcel) -> Row:
    """The first object of the only file, or of the first in a zip; {} where there is none: for
    telling what kind of rows they are."""
    data = parcel.data
    if parcel.is_archive:
        names = parcel.with_suffix(".jsonl", ".json")
        data = parcel.files[names[0]]() if names else b""
    head = (data or b"").removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in (b"{", b"["):
        return {}
    text = head.decode("utf-8", "replace")
    start = text.find("{")
    try:
        found, _ = json.JSONDecoder().raw_decode(text, start) if start >= 0 else ({}, 0)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def words(row: Row, *names: str) -> str | None:
    """The first of these fields that holds words."""
    return next((row[name] for name in names if isinstance(row.get(name), str) and row[name]), None)


def offset(value: Any) -> int | None:
    """An offset, where it is one."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
