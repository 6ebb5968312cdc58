"""What a row of the list tells: where tags lie, only what there is something of, at every width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.library import Library
from nkreader.lists import Known
from nkreader.text.span import Span
from nkreader.tui.article_columns import SIGN, columns
from tests.tui.driving import Add, running, seen, until

TEXT = "".join(f"Sentence number {n} of ten here. " for n in range(10)).strip()


def line(screen: list[str], words: str) -> str:
    return next(row for row in screen if words in row)


async def test_the_strip_tells_in_which_tenth_of_the_text_each_tag_lies(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    article = add(TEXT, "ten.txt")
    text = library.text(article)
    for number, digit in ((0, "2"), (3, "4"), (4, "4"), (9, "1")):
        start = text.index(f"Sentence number {number}")
        tag = library.codebook.by_key(digit)
        assert tag is not None
        library.tag(article, Span(start, start + 10), tag.slug)
    for size in ((60, 20), (80, 24), (130, 42)):
        async with running(library, size=size) as pilot:
            await until(pilot, lambda: "2──44────1" in line(seen(pilot), "Sentence"))


async def test_columns_of_which_the_library_has_nothing_are_left_to_the_titles(
    library: Library, add: Add
) -> None:
    article = add(TEXT, "ten.txt")
    async with running(library, size=(130, 20)) as pilot:
        await until(pilot, lambda: seen(pilot)[1].split() == ["title", "words"])
        library.edit(article, {"published": "2020-03", "publisher": "Yalu Wire"})
        library.tag(article, Span(0, 30), library.codebook.active()[0].slug)
        await pilot.press("d")
        await pilot.press("f", "escape")
        await until(
            pilot,
            lambda: (
                seen(pilot)[1].split()
                == ["title", "publisher", "published", "words", "where", "tags", "tags", "coded"]
            ),
        )
        assert "1 of 1 article done · 1 of 10 sentences coded" in seen(pilot)[0]
    assert library.state(article.id) == "done"


@given(st.integers(20, 300), st.tuples(*[st.booleans()] * 4))
def test_columns_fill_the_width_and_never_push_each_other_out(
    width: int, known: tuple[bool, bool, bool, bool]
) -> None:
    cells = columns(width, Known(*known))
    assert SIGN + sum(cells) == width
    assert cells.title >= min(26, width - SIGN)
    wider = columns(width + 1, Known(*known))
    assert {name for name in cells._fields if getattr(cells, name)} <= {
        name for name in wider._fields if getattr(wider, name)
    }
