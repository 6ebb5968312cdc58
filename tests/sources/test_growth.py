"""Articles of one sign, in their head, their front matter, their text: reading costs no more than
their length, whatever it makes of them."""

from contextlib import suppress

import pytest

from nkreader.model import NkreaderError
from nkreader.sources import arrive
from tests.growth import SIGNS, cost, grows_with_its_length

BODY = "A guard said that the bridge is shut and that nobody knows when it will open. " * 30
PLACES = {
    "head": ("{}\n\nThe bridge is shut.\n", "a.txt"),
    "text": ("A head\n\nBy Kim Ann\n\n{}\n", "a.txt"),
    "markdown": ("# A head\n\n{}\n\nThe bridge is shut.\n", "a.md"),
    "yaml": ("---\ntitle: {0}\ndate: {0}\n---\nThe bridge is shut.\n", "a.md"),
    "toml": ("+++\ntitle = {}\n+++\nThe bridge is shut.\n", "a.md"),
    "page": (f"<html><body><article><h1>A head</h1><p>{{}}</p><p>{BODY}</p></article>", "a.html"),
    "page head": (f"<html><head><title>{{0}}</title><meta name=author content='{{0}}'></head>"
                  f"<body><article><p>{BODY}</p></article>", "a.html"),
    "data of a page": ("<html><head><script type='application/ld+json'>{}</script></head>"
                       f"<body><article><p>{BODY}</p></article>", "a.html"),
}  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("place", PLACES)
def test_an_article_is_read_in_linear_time(place: str, sign: str) -> None:
    frame, name = PLACES[place]

    def read(text: str) -> None:
        with suppress(NkreaderError):
            arrive(frame.format(text).encode(), name)

    least = cost(read, "Kim said so. " * 100)
    assert grows_with_its_length(read, sign, 1_500, least)
