"""The picture of the README, made from the sample corpus: `python docs/picture.py FILE.svg`."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from nkreader.library import Library
from nkreader.shipped import corpus_dir
from nkreader.tui.app import NkreaderApp

KEYS = ["1", "j", "2", "j", "j", "0", "j", "3", "k"]


async def draw(target: Path) -> None:
    """Open the article about the train talks, tag a few sentences, and keep the screen."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library(Path(folder) / "library.db", "me") as library,
    ):
        list(library.add([str(corpus_dir())]))
        article = library.listing(filter="train talks stall").fetch(0, 1)[0].id
        app = NkreaderApp(library, article)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await pilot.press(*KEYS)
            await pilot.pause(0.5)
            picture = app.export_screenshot(title="nkreader")
    target.write_text(re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    os.environ["COLORTERM"] = "truecolor"
    asyncio.run(draw(Path(sys.argv[1])))
