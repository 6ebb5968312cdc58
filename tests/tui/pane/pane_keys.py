"""A pane with an article in it, and what is so when keys were pressed."""

from typing import NamedTuple

from nkreader.model import Reading
from nkreader.text.document import Zone
from nkreader.tui.pane import ReadingPane
from tests.tui.pane.pane_build import CODEBOOK, PaneApp, reading

TEXT = (
    "Train talks stall\n\n"
    "Visitors must wait 30 days in Sinuiju. A source in the city said so.\n\n"
    "/ Image: Yalu Wire\n\n"
    "단둥의 무역상들은 기다린다. Nobody knows how long."
)
ZONES: list[Zone] = ["title", "body", "caption", "body"]
LONG = "\n\n".join(f"Paragraph {n} begins. " + "It has some more words. " * 12 for n in range(60))


def article(**more: object) -> Reading:
    return reading(TEXT, zones=ZONES, **more)  # type: ignore[arg-type]


def here(pane: ReadingPane, length: int = 8) -> str:
    assert pane.reading is not None
    return pane.reading.document.text[pane.cursor : pane.cursor + length]


def words(pane: ReadingPane) -> str | None:
    span = pane.target()
    assert pane.reading is not None
    return span.of(pane.reading.document.text) if span else None


class After(NamedTuple):
    """What is so when the keys were pressed."""

    cursor: str
    target: str | None
    position: tuple[int, int]
    app: PaneApp


async def pressed(keys: str, wanted: Reading | None = None) -> After:
    return (await each([keys], wanted))[0]


async def each(rows: list[str], wanted: Reading | None = None) -> list[After]:
    """What is so after each row of keys, the article opened anew for each."""
    app, out = PaneApp(), []
    async with app.run_test(size=(90, 20)) as pilot:
        for keys in rows:
            app.pane.load(wanted or article(), CODEBOOK)
            await pilot.press(*keys.split())
            out.append(After(here(app.pane), words(app.pane), app.pane.position(), app))
        await pilot.pause()
    return out
