"""Copying: the terminal is told, and every clipboard program that can be of use here."""

from pathlib import Path

import pytest
from textual.app import App

from nkreader.library import Library
from nkreader.tui.clipboard import copy
from tests.library.test_evidence import fetched
from tests.tui.driving import running, until

WORDS = "한국 “words”\n"


class Told(App[int]):
    """Keeps what the terminal would be told."""

    told = ""

    def copy_to_clipboard(self, text: str) -> None:
        self.told = text


@pytest.fixture
def bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that keep what they are given; nothing else is to be found."""
    for name in ("tmux", "xclip", "wl-copy"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\nexec /bin/cat > "{tmp_path}/got-{name}"\n')
        program.chmod(0o755)
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def got(bin: Path) -> set[str]:
    """The programs that were given the words."""
    files = [file for file in bin.glob("got-*") if file.read_text("utf-8") == WORDS]
    return {file.name.removeprefix("got-") for file in files}


@pytest.mark.parametrize(
    ("where", "filled"),
    [
        ((), set()),
        (("DISPLAY",), {"xclip"}),
        (("WAYLAND_DISPLAY", "DISPLAY"), {"wl-copy"}),
        (("TMUX",), {"tmux"}),
        (("TMUX", "DISPLAY"), {"tmux", "xclip"}),
        (("TMUX", "DISPLAY", "SSH_CONNECTION"), {"tmux"}),
        (("DISPLAY", "SSH_CONNECTION"), set()),
    ],
)
def test_every_clipboard_within_reach_is_filled(
    bin: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[str, ...], filled: set[str]
) -> None:
    for name in where:
        monkeypatch.setenv(name, "x")
    app = Told()
    copy(app, WORDS)
    assert app.told == WORDS
    assert got(bin) == filled


def test_a_program_that_fails_is_no_reason_to_stop(
    bin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bin / "tmux").write_text("not a program")
    for name in ("TMUX", "DISPLAY"):
        monkeypatch.setenv(name, "x")
    copy(Told(), WORDS)
    assert got(bin) == {"xclip"}
    (bin / "xclip").unlink()
    copy(Told(), WORDS)


async def test_what_is_copied_of_a_page_names_its_original(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = library.article(fetched(library).id or "")
    copied: list[str] = []
    keep = "nkreader.tui.acts.copying.to_clipboard"
    monkeypatch.setattr(keep, lambda app, text: copied.append(text))
    async with running(library, page) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: copied)
    (said,) = copied
    (document, _) = library.original(page)
    assert document is not None
    evidence = f"[sha256 {document.sha256[:16]}…, retrieved 2021-03-04]"
    assert said.rstrip().endswith(f"[{page.id}], https://wire.example/gate, {evidence}")
