"""Where rows end, drawn as a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.tui.cells import clusters, measure
from nkreader.tui.pane.wrapping import wrap
from tests.tui.pane.pane_build import hard_text


def rows(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


DRAWINGS = {
    "words stay whole": (
        "One wrong shipment and our company is on the list",
        20,
        ["One wrong shipment", "and our company is", "on the list"],
    ),
    "a full row": ("abcd efgh", 4, ["abcd", "efgh"]),
    "several spaces are left out at a break": ("abcd    efgh", 6, ["abcd", "efgh"]),
    "spaces at the start of a line stay": ("  indented code", 10, ["  indented", "code"]),
    "a newline ends a row": ("a\n\nb", 8, ["a", "", "b"]),
    "Korean words stay whole": (
        "단둥의 소식통은 수요일에 말했다",
        16,
        ["단둥의 소식통은", "수요일에 말했다"],
    ),
    "ideographs break anywhere but before a comma": (
        "北朝鮮の貿易商、水曜日",
        14,
        ["北朝鮮の貿易", "商、水曜日"],
    ),
    "and not behind an opening bracket": ("北朝鮮の貿「易商」水", 12, ["北朝鮮の貿", "「易商」水"]),
    "no break between ideograph and Hangul": (
        "김정은 北韓은 간다",
        9,
        ["김정은", "北韓은", "간다"],
    ),
    "a dash between words may end a row": (
        "shipments—said the trader",
        14,
        ["shipments—said", "the trader"],
    ),
    "and is not torn from what it closes": ("he stopped—” and", 11, ["he", "stopped—”", "and"]),
    "no-break spaces hold": ("go 30\u00a0days now", 8, ["go", "30\u00a0days", "now"]),
    "a long address breaks behind a slash": (
        "https://example.org/yalu/2020/train",
        25,
        ["https://example.org/yalu/", "2020/train"],
    ),
    "wide characters count two": ("한국어말이너무길다", 8, ["한국어말", "이너무길", "다"]),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawn(name: str) -> None:
    text, width, expected = DRAWINGS[name]
    assert rows(text, width) == expected


@given(hard_text(), st.integers(8, 60))
def test_no_word_is_lost_no_row_too_wide_no_cluster_cut(text: str, width: int) -> None:
    found = list(wrap(text, 0, len(text), width))
    shown = "".join(text[a:b] for a, b in found)
    assert "".join(shown.split()) == "".join(text.split())
    ends = {b for line in _lines(text) for _, b in clusters(text, *line)}
    for (a, b), (c, _) in zip(found, [*found[1:], (len(text) + 1, 0)], strict=True):
        assert a <= b <= c
        assert measure(text, a, b).width <= width
        assert b == a or b in ends or text[b : b + 1].isspace()


def _lines(text: str) -> list[tuple[int, int]]:
    out, start = [], 0
    for line in text.split("\n"):
        out.append((start, start + len(line)))
        start += len(line) + 1
    return out


@pytest.mark.parametrize("unit", ["word ", "x", "한국어 ", "字", "e\u0301", "\u0301", "👩‍👧"])
def test_a_very_long_line(unit: str) -> None:
    """Pieces are measured apart; rows are as if the line were measured at once."""
    text = unit * (30_000 // len(unit))
    found = list(wrap(text, 0, len(text), 80))
    full = [measure(text, a, b).width for a, b in found[:-1]]
    assert min(full) > 70
    assert max(full) <= 80
    assert sum(len(text[a:b].replace(" ", "")) for a, b in found) == len(text.replace(" ", ""))
