"""The start in a terminal: what its colours allow."""

import pytest

from nkreader.library import Library
from nkreader.tui import start
from nkreader.tui.app import NkreaderApp


@pytest.mark.parametrize(
    ("term", "colorterm", "theme"),
    [
        ("xterm", "", "ansi-dark"),
        ("screen", "", "ansi-dark"),
        ("xterm-256color", "", "nkreader"),
        ("xterm", "truecolor", "nkreader"),
    ],
)
def test_sixteen_colours_are_the_terminals_own(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    term: str,
    colorterm: str,
    theme: str,
) -> None:
    themes: list[str] = []
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    monkeypatch.setattr(NkreaderApp, "run", lambda app: themes.append(app.theme))
    library.close()
    start.run(library.path, "ann", "main")
    with Library(library.path, "ann") as again:
        again.remember("theme", "textual-light")
    start.run(library.path, "ann", "main")
    assert themes == [theme, "textual-light"]
