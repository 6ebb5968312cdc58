"""Libraries and articles to test with; every test has its own, the machine's are not touched."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from nkreader.library import Library
from nkreader.model import Article

# No example fails because the machine was busy.
settings.register_profile("nkreader", deadline=None)
settings.load_profile("nkreader")

STORY = """Rail bridge stays shut

“One wrong shipment and our company is on the list,” a trader in Dandong said on Wednesday.

Visitors must wait 30 days in Sinuiju, according to a source in the city. They may travel on to \
Pyongyang after that.

trucks waiting bridge snow
Trucks wait on the Chinese side of the bridge. / Image: Yalu Wire

The source said that rice cost 4,200 won in Hyesan on Nov. 3. Nobody knows when the bridge will \
open.

*Translated by Ann Lee
"""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or leaves anything in the home of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("NKREADER_LIBRARY", "NKREADER_ANNOTATOR", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """Where a test's library lies."""
    return tmp_path / "library.db"


@pytest.fixture
def library(library_file: Path) -> Iterator[Library]:
    """An empty library of the annotator Ann."""
    with Library(library_file, "ann") as opened:
        yield opened


@pytest.fixture
def add(library: Library, tmp_path: Path) -> Callable[..., Article]:
    """Add a text under a name and return its article."""

    def add_text(text: str = STORY, name: str = "story.txt") -> Article:
        file = tmp_path / name
        file.write_text(text, "utf-8", newline="")
        (result,) = library.add([str(file)])
        assert result.id is not None, result.error
        return library.article(result.id)

    return add_text
