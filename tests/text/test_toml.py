"""TOML of strangers is read in a time that grows with its length."""

import tomllib
from contextlib import suppress

import pytest

from nkreader.text import toml
from tests.growth import grows_with_its_length


@pytest.mark.parametrize("text", ["a{}=1", '"a"{}=1', "[a{}]\nb=1", "x=1\n[[t]]\na {} = 1"])
@pytest.mark.parametrize("part", [".a", '."a"', " . a"])
def test_a_name_of_endless_parts_is_no_toml(text: str, part: str) -> None:
    line = text.count("\n", 0, text.index("{")) + 1
    with pytest.raises(ValueError, match=rf"more than 100 parts \(at line {line}, column \d+\)$"):
        toml.loads(text.format(part * 20_000))
    assert toml.loads(text.format(part * 20)) == tomllib.loads(text.format(part * 20))


@pytest.mark.parametrize("sign", ["a", ".a", "a.", '"', "'.", "[", "x=1.5\n", "...", "- . "])
def test_time_grows_with_the_length(sign: str) -> None:
    def read(text: str) -> None:
        with suppress(ValueError, RecursionError):
            toml.loads(text)

    assert grows_with_its_length(read, sign, 20_000, 0.05)


def test_dots_in_words_are_words() -> None:
    definition = "See e.g. the U.N. at www.example.org ... and so on. " * 40
    assert toml.loads(f'definition = "{definition}"') == {"definition": definition}
