"""Texts of one sign, edited: finding passages again costs no more than their length."""

from collections.abc import Callable

import pytest

from nkreader.anchoring import describe, resolve_all
from tests.growth import cost, grows_with_its_length

EDITS: dict[str, Callable[[str], str]] = {
    "inserted": lambda text: f"{text[: len(text) // 2]} New words here. {text[len(text) // 2 :]}",
    "doubled": lambda text: f"{text}\n\n{text}",
    "moved": lambda text: f"{text[len(text) // 3 :]}\n\n{text[: len(text) // 3]}",
}


@pytest.mark.parametrize("sign", ["a", "[", "“", "7", "북", "중", "\U0001f600", ". ", "A. ", "> "])
@pytest.mark.parametrize("edit", EDITS)
def test_passages_are_found_again_in_linear_time(edit: str, sign: str) -> None:
    def found(text: str) -> None:
        old = f"A head.\n\n{text}\n\nThe end is near."
        spans = [(9, 9 + len(text)), *((at, at + 40) for at in range(9, len(text), len(text) // 5))]
        anchors = [describe(old, start, min(end, len(old))) for start, end in spans]
        resolve_all(anchors, EDITS[edit](old), old)

    least = cost(found, "Kim said so. " * 100)
    assert grows_with_its_length(found, sign, 3_000, least)
