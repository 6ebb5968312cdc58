"""The codebook as a file: what is written comes back, what is typed is understood or explained."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.exchange.codebook_toml import CodebookEntry, read_codebook, write_codebook
from nkreader.model import COLOURS, Codebook, NkreaderError, Tag
from nkreader.text.hidden import HIDDEN
from tests.exchange.bundles import tag_lists
from tests.exchange.golden_bundle import FOLDER, golden_bundle

CASES = tomllib.loads((FOLDER.parent / "cases" / "bad_codebooks.toml").read_text("utf-8"))["case"]


@settings(max_examples=100, deadline=None)
@given(tag_lists())
def test_what_is_written_is_read_back(tags: tuple[Tag, ...]) -> None:
    text = write_codebook(Codebook(tags))
    assert read_codebook(text).entries == tuple(
        CodebookEntry(
            tag.slug, tag.name, tag.key, tag.colour, tag.definition, tag.parent, None, tag.retired
        )
        for tag in tags
    )
    assert [each["slug"] for each in tomllib.loads(text).get("tag", [])] == [
        tag.slug for tag in tags
    ]


@settings(max_examples=50, deadline=None)
@given(tag_lists())
def test_nothing_in_the_file_is_hidden_from_an_editor(tags: tuple[Tag, ...]) -> None:
    assert not HIDDEN.search(write_codebook(Codebook(tags)).replace("\n", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_a_mistake_is_told_with_its_line(case: dict[str, str]) -> None:
    with pytest.raises(NkreaderError) as told:
        read_codebook(case["text"])
    assert str(told.value).startswith(case["says"])
    assert "\n" not in str(told.value)


def test_a_slug_is_enough_for_a_new_tag() -> None:
    text = (
        '[[tag]]\nslug = "a"\n[[tag]]\nslug = "b"\ncolour = "red"\n[[tag]]\nslug = "c"\nkey = 0\n'
    )
    first, second, third = read_codebook(text).entries
    assert first == CodebookEntry("a", "a", None, "orange", "", None, None, False)
    assert second.colour == "red"
    assert (third.key, third.colour) == ("0", "yellow")


def test_two_tags_may_swap_their_slugs() -> None:
    text = '[[tag]]\nslug = "a"\nwas = "b"\n[[tag]]\nslug = "b"\nwas = "a"\n'
    assert [entry.was for entry in read_codebook(text).entries] == ["b", "a"]


def test_a_file_from_windows_is_read() -> None:
    text = "\ufeff" + write_codebook(Codebook(golden_bundle().tags)).replace("\n", "\r\n")
    assert [entry.definition for entry in read_codebook(text).entries] == [
        "What things cost.\nNot wages.", "", "",
    ]  # fmt: skip


def test_an_empty_codebook_still_says_how_to_add_a_tag() -> None:
    text = write_codebook(Codebook(()))
    assert read_codebook(text).entries == ()
    assert all(line.startswith("#") for line in text.splitlines() if line)
    assert all(word in text for word in (*COLOURS, "was =", "retired", "[[tag]]"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.sampled_from(["tag=" + "[" * 9000, "a=" + "9" * 5000, "[[[", "'"]))
def test_any_text_is_read_or_told_in_one_line(text: str) -> None:
    said = ""
    try:
        read_codebook(text)
    except NkreaderError as error:
        said = str(error)
    assert "\n" not in said


def test_a_mistake_far_down_costs_one_reading_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = []
    loads = tomllib.loads

    def counted(text: str) -> object:
        readings.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", counted)
    definition = 'definition = """\n[[tag]]\n# \\""""\n'
    entries = "".join(f'[[tag]]\nslug = "tag-{n}" # [[tag]]\n{definition}' for n in range(500))
    with pytest.raises(NkreaderError, match=r"^line 2501: tag 501 .*another tag"):
        read_codebook(entries + '[[tag]]\nslug = "tag-7"\n')
    assert len(readings) == 1
