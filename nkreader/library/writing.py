"""Files that leave the library beside the annotations: whole or not at all."""

from collections.abc import Iterable
from pathlib import Path

from nkreader.claim import Claim


def write_text(path: Path, text: str) -> int:
    """Write `text` as UTF-8; returns the bytes. Raises NkreaderError where it can't be written."""
    from nkreader.exchange.atomic import write_file

    return write_file(path, [text.encode("utf-8")])


def write_claims(path: Path, claims: Iterable[Claim]) -> int:
    """Write claims as CSV, one row each; returns the bytes. Raises NkreaderError where it can't be
    written."""
    from nkreader.exchange.atomic import write_file
    from nkreader.exchange.claims_csv import write

    return write_file(path, write(claims))
