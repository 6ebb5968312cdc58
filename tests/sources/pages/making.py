"""Pages for tests: an article in a page, and what was read of it."""

import pytest

from nkreader.model import NkreaderError
from nkreader.sources.arrival import Arrival
from nkreader.sources.pages import read_page
from nkreader.text.zones import zones

ADDRESS = "https://yalu.example.com/2020/11/18/lorries-wait"

PROSE = (
    "More than forty lorries stood in front of the bridge on Tuesday night, a trader said, and not"
    " one of them had been let across by the morning.",
    "The drivers sleep in their cabs, and the apples that they carry will not keep for a week.",
    "Two customs officers said that the gate would open when the disinfection of the yard is done.",
)


def page(body: str, head: str = "", heading: str = "Lorries wait at the bridge") -> bytes:
    """A page with `body` between two paragraphs of an article's text."""
    first, *rest = (f"<p>{words}</p>" for words in PROSE)
    top = f"<h1>{heading}</h1>" if heading else ""
    article = f"{top}<div>{first}{body}{''.join(rest)}</div>"
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head>"
        f"<body><nav><a href='/'>Home page</a></nav><article>{article}</article></body></html>"
    ).encode()


def read(data: bytes, address: str | None = ADDRESS, charset: str | None = None) -> Arrival:
    """What is read of a page."""
    return read_page(data, address=address, charset=charset, name="page.html")


def refused(data: bytes, charset: str | None = None) -> str:
    """The line that is said about a page that is not taken."""
    with pytest.raises(NkreaderError) as caught:
        read_page(data, address=ADDRESS, charset=charset, name="page.html")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def outline(found: Arrival) -> list[str]:
    """Zone, kind and words of each block on a line; line ends as ¶, tabs as |."""
    text, blocks = found.document.text, found.document.blocks
    return [
        f"{zone} {block.kind}: {text[block.start : block.end]}".replace("\n", "¶").replace(
            "\t", "|"
        )
        for block, zone in zip(blocks, zones(found.document), strict=True)
    ]
