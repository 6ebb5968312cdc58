"""The user's own keys and themes: what holds is taken, what does not is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.app import NkreaderApp
from nkreader.tui.config import read
from tests.tui.driving import seen, until


def config(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")
    return file


def test_no_file_is_no_trouble(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml").trouble == []


def test_what_other_rooms_are_told_in_the_same_file_is_no_trouble(tmp_path: Path) -> None:
    told = '[fetch]\npause = 2\n\n[originals]\nkeep = "none"\n'
    assert read(config(tmp_path, told)).trouble == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[keys\n", "not read"),
        ('[kyes]\n"sentence.next" = "x"\n', "did you mean keys"),
        ('[keys]\n"sentence.nxt" = "f5"\n', "did you mean sentence.next"),
        ('[keys]\n"sentence.next" = "hyper+q"\n', "'hyper+q' is not a key"),
        ('[keys]\n"sentence.next" = ""\n', "at least one key"),
        ('[keys]\n"sentence.next" = "x"\n', "is that of remove"),
        ('emoji = "hole"\n', "safe or whole, not 'hole'"),
        ('theme = "foo"\n', "no theme is called 'foo'"),
        ('theme = "nkreader-lihgt"\n', "did you mean nkreader-light"),
        ("theme = 3\n", "the name of one"),
        ('them = "nkreader"\n', "did you mean theme"),
        ('[[theme]]\nname = "a"\n', "needs a name and a primary colour"),
        ('[[theme]]\nname = "a"\nprimary = "blu-ish"\n', "is not a colour"),
        ('[[theme]]\nname = "a"\nprimary = "blue"\nacent = "red"\n', "did you mean accent"),
    ],
)
def test_what_does_not_hold_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    found = read(config(tmp_path, text))
    assert len(found.trouble) == 1
    assert told in found.trouble[0]
    assert "\n" not in found.trouble[0]
    assert not found.keymap
    assert not found.themes


def test_two_acts_may_swap_their_keys(tmp_path: Path) -> None:
    found = read(config(tmp_path, '[keys]\n"sentence.next" = "e"\n"entity.next" = "j"\n'))
    assert found.trouble == []
    assert found.keymap["sentence.next"].split(",")[0] == "e"


async def test_a_key_of_ones_own_works_in_the_app(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_text(
        "One thing happened here today, they said.\n\nThen another thing did.\n", "utf-8"
    )
    (added,) = library.add([str(file)])
    mine = config(tmp_path, '[keys]\n"tag.1" = "f10"\n')
    app = NkreaderApp(library, added.id, config_file=mine)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f10")
        await pilot.press("1")
    assert [mark.annotation.tag for mark in library.marks(added.id or "")] == ["sanctions-concern"]


async def test_a_theme_of_ours_can_be_named_in_the_environment(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App.theme, "_default", "nkreader-light")
    monkeypatch.setenv("TEXTUAL_THEME", "nkreader-light")
    app = NkreaderApp(library)
    async with app.run_test():
        assert app.theme == "nkreader-light"
        assert app.screen.background_colors[1].brightness > 0.8


async def test_a_theme_named_in_the_file_holds_until_another_is_chosen(
    library: Library, tmp_path: Path
) -> None:
    mine = config(tmp_path, 'theme = "nkreader-light"\n')
    app = NkreaderApp(library, config_file=mine)
    async with app.run_test() as pilot:
        assert app.theme == "nkreader-light"
        await pilot.press("f2", *"dracula", "enter")
        await until(pilot, lambda: app.theme == "dracula")
        await until(pilot, lambda: library.setting("theme", None) == "dracula")
    again = NkreaderApp(library, config_file=mine)
    async with again.run_test():
        assert again.theme == "dracula"


@pytest.mark.parametrize("text", ['theme = "foo"\n', "thme = 3\n"])
async def test_what_does_not_hold_is_seen_on_the_first_screen(
    library: Library, add: Callable[..., Article], tmp_path: Path, text: str
) -> None:
    app = NkreaderApp(library, add().id, config_file=config(tmp_path, text))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: any("config.toml: th" in row for row in seen(pilot)))


async def test_a_key_of_ones_own_is_seen_below_the_text_and_in_help(
    library: Library, add: Callable[..., Article], tmp_path: Path
) -> None:
    mine = config(tmp_path, '[keys]\n"tag.1" = "f1"\n"open" = "f10"\n"help" = "f11"\n')
    app = NkreaderApp(library, add().id, config_file=mine)
    async with app.run_test(size=(140, 220)) as pilot:
        await until(pilot, lambda: " f1 sanctions" in seen(pilot)[-1])
        assert " f11 keys " in seen(pilot)[-1]
        assert " 2 " in seen(pilot)[-1]
        await pilot.press("f11")
        await until(pilot, lambda: any("every key" in row for row in seen(pilot)))
        rows = [" ".join(row.split()) for row in seen(pilot)]
        assert any("f1 2 3" in row and "set or take off a tag" in row for row in rows)
        assert any("f1 sanctions concern" in row for row in rows)
        assert any("f10 open it" in row for row in rows)


HUGE = "0x" + "f" * 9_000


@pytest.mark.parametrize(
    "text",
    [
        "theme = " + "[" * 9_000, "emoji = " + "9" * 5_000, f"emoji = {HUGE}", "emoji = []",
        f"theme = {HUGE}", "keys = 1", '[keys]\n"sentence.next" = 1', "theme = [1]",
        f'[keys]\n"sentence.next" = {HUGE}',
        '[[theme]]\nname = 1\nprimary = "blue"', f'[[theme]]\nname = "a"\nprimary = {HUGE}',
        '[[theme]]\nname = "a"\nprimary = ["blue"]', '[[theme]]\nname = "a"\nprimary = {a = 1}',
        '[[theme]]\nname = "a"\nprimary = "blue"\ndark = "no"',
        '[[theme]]\nname = "a"\nprimary = "blue"\ntext_alpha = "much"',
        '[[theme]]\nname = "a"\nprimary = "blue"\nluminosity_spread = inf',
        '[[theme]]\nname = "a"\nprimary = "blue"\nvariables = 1',
        '[[theme]]\nname = "a"\nprimary = "blue"\nvariables = {a = 1}',
        '[[theme]]\nname = "a"\nprimary = "blue"\nansi = 3',
        '[[theme]]\nname = ""\nprimary = "blue"',
        '[[theme]]\nname = "\\u001b[2J"\nprimary = "blue"',
    ],
)  # fmt: skip
def test_whatever_stands_there_is_told_in_one_line(tmp_path: Path, text: str) -> None:
    found = read(config(tmp_path, text))
    assert len(found.trouble) == 1
    assert not any(sign in found.trouble[0] for sign in "\n\x1b")
    assert len(found.trouble[0]) < 300
    assert not found.themes
    assert not found.keymap
