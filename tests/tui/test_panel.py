"""The panel beside the text: what its lines show, and what keys do while it has them."""

from collections.abc import Callable

from nkreader.library import Library
from nkreader.model import Article
from tests.tui.test_journeys import running
from tests.tui.test_screens import seen
from tests.tui.waiting import until

Add = Callable[..., Article]
LONG = "Rice is dear, a source in the border city of Sinuiju told Yalu Wire on Monday.\n"


async def test_how_often_an_entity_is_named_is_seen_behind_a_long_name(
    library: Library, add: Add
) -> None:
    article = add(LONG)
    async with running(library, article, (110, 30)) as pilot:
        await until(pilot, lambda: any("SOURCE" in row for row in seen(pilot)))
        (row,) = [row for row in seen(pilot) if "SOURCE" in row]
        assert row.rstrip().endswith("… 1")
