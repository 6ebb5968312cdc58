"""The look of the HTML report: letters that can be read, on a light page, a dark one, on paper."""

import re
from functools import reduce
from itertools import product

import pytest

from nkreader.exchange.html_style import SHEET

Colour = tuple[float, float, float]


def colour(digits: str) -> Colour:
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]


def luminance(one: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in one
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """As the W3C's guidelines reckon it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(ground: Colour, layer: str) -> Colour:
    """A colour "rrggbbaa" over a ground."""
    part = int(layer[6:], 16) / 255
    pairs = zip(colour(layer), ground, strict=True)
    return tuple(top * part + below * (1 - part) for top, below in pairs)  # type: ignore[return-value]


def roots() -> list[dict[str, str]]:
    """The variables of a light page, a dark one, and paper."""
    found = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--(\w+): #([0-9a-f]{3,6});", one)) for one in found)
    full = {name: value if len(value) == 6 else value * 2 for name, value in paper.items()}
    return [light, light | dark, light | full]


def grounds(which: int) -> list[tuple[str, str, str]]:
    """Of each colour of tags the sign, the soft and the strong ground: light or dark."""
    found = re.findall(r"--tag: #(\w{6}); --soft: #(\w{8}); --strong: #(\w{8})", SHEET)
    assert len(found) == 24
    return found[12 * which : 12 * which + 12]


@pytest.mark.parametrize("which", [0, 1, 2], ids=["light", "dark", "printed"])
def test_letters_stand_out_from_the_page(which: int) -> None:
    root = roots()[which]
    for name in ("ink", "quiet", "faint", "link", "alarm"):
        assert contrast(colour(root[name]), colour(root["paper"])) >= 4.5, name


@pytest.mark.parametrize("which", [0, 1, 2], ids=["light", "dark", "printed"])
def test_letters_stand_out_from_a_passage_that_others_cover(which: int) -> None:
    root, found = roots()[which], grounds(which % 2)
    for (_, _, strong), (_, soft, _) in product(found, found):
        ground = reduce(over, [strong, soft, soft], colour(root["paper"]))
        assert contrast(colour(root["ink"]), ground) >= 4.5


def test_signs_of_tags_can_be_seen_on_a_dark_page() -> None:
    paper = colour(roots()[1]["paper"])
    assert all(contrast(colour(sign), paper) >= 3 for sign, _, _ in grounds(1))


def test_more_than_three_passages_on_the_same_words_darken_them_no_further() -> None:
    assert "mark mark mark mark:not(.own) { background: none; }" in SHEET
