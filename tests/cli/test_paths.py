"""Paths that can be none, wherever a user names one: one line, and nothing else happens."""

import json
from pathlib import Path

import pytest

from nkreader.library.paths import folder_or_home, user_path
from nkreader.model import NkreaderError
from tests.cli.running import Command, lines

BAD = ("~nobody-of-this-name/x", "x" * 300, "x" * 300 + "/y", "a/" + "y" * 5_000)


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(
    "words",
    [
        ("add", "{}"), ("show", "{}"), ("read", "{}"), ("entities", "{}"), ("import", "{}"),
        ("export", "-o", "{}"), ("codebook", "import", "{}"), ("codebook", "export", "-o", "{}"),
        ("backup", "{}"), ("restore", "{}"), ("list", "--library", "{}"), ("{}",), ("remove", "{}"),
    ],
)  # fmt: skip
def test_a_path_that_can_be_none_is_told_in_one_line(
    run: Command, words: tuple[str, ...], bad: str
) -> None:
    run.added()
    done = run(*(word.replace("{}", bad) for word in words))
    assert done.exit_code in (1, 2)
    said = [line for line in lines(done.stderr) if not line.startswith(("Usage:", "Try"))]
    assert said
    assert not any("Traceback" in line or "Error(" in line for line in said)


def test_one_bad_path_does_not_stop_the_others(run: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The gate was shut on Monday.")
    done = run("add", BAD[0], BAD[1], str(tmp_path / "good.txt"), "--json")
    rows = [json.loads(line) for line in lines(done.stdout)]
    assert [one["status"] for one in rows] == ["failed", "failed", "added"]
    assert done.exit_code == 1


def test_a_nul_in_a_path_is_told() -> None:
    with pytest.raises(NkreaderError, match="NUL"):
        user_path("a\0b")


def test_a_folder_that_is_gone_is_not_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_or_home(str(tmp_path / "gone")) == tmp_path
    assert folder_or_home("~nobody-of-this-name") == tmp_path
    assert folder_or_home(None) == tmp_path
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    inside.rmdir()
    assert folder_or_home(str(tmp_path / "gone")) == Path.home()
    with pytest.raises(NkreaderError, match="the current folder is gone"):
        user_path("x.txt")
