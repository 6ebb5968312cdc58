"""Every kind: how it is told from the others, and that no bytes get past its one line."""

from pathlib import Path
from random import Random

import pytest

from nkreader.model import NkreaderError
from nkreader.sources import Material, arrivals, arrive
from nkreader.sources.kinds import kind_of
from tests.sources.making import FIRST, damaged, newsboat, samples, zipped


@pytest.mark.parametrize("name", samples())
def test_every_sample_is_read(name: str) -> None:
    found = list(arrivals(Material(name, samples()[name])))
    assert found
    for one in found:
        assert not isinstance(one, NkreaderError)
        assert one.document.text.startswith(
            (FIRST[:20], "Rice cost", "Rail bridge", "Border", "Title")
        )


@pytest.mark.parametrize("name", samples())
def test_damaged_files_end_in_lines(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    random = Random(7)
    data = samples()[name]
    spoilt = [b"", data[:1], data[: len(data) // 2], data * 2, random.randbytes(999)]
    for bytes_ in [*spoilt, *damaged(data, random.randrange, 60)]:
        for one in arrivals(Material(name, bytes_)):
            if isinstance(one, NkreaderError):
                assert "\n" not in str(one)
                continue
            text = one.document.text
            text.encode()
            for block in one.document.blocks:
                assert 0 <= block.start <= block.end <= len(text)
            for mark in one.highlights:
                assert 0 <= mark.start < mark.end <= len(text)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "media", "head", "module"),
    [
        ("https://y.example/get?id=3", "application/pdf", b"words", "pdf"),
        ("https://y.example/a", "application/octet-stream", b"%PDF-1.7", "pdf"),
        ("https://y.example/a.pdf?x=1", None, b"words", "pdf"),
        ("https://y.example/a", "text/plain", b"words", "plain_text"),
        ("https://y.example/a.txt", "text/html", b"<p>", "pages"),
        ("a.xml", None, b"<?xml version='1.0'?><rss version='2.0'>", "feeds"),
        ("a.json", None, b'{"version": "https://jsonfeed.org/version/1.1"}', "feeds"),
        ("saved", None, b"<!DOCTYPE html><title>x", "pages"),
        ("a.TAR.GZ", None, b"\x1f\x8b", "archives"),
        ("letter", None, b"Return-Path: <a@b>\nSubject: x\n\nwords", "mail"),
        ("saved", None, b"From: <Saved by Blink>\nSnapshot-Content-Location: x\n\n", "mhtml"),
        ("README", None, b"words", None),
    ],
)
def test_bytes_then_media_type_then_suffix_tell_the_kind(
    name: str, media: str | None, head: bytes, module: str | None
) -> None:
    kind = kind_of(Material(name, head, media_type=media))
    assert (kind.module if kind else None) == module


def test_a_file_on_the_disk_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    for name, data in samples().items():
        file = tmp_path / name
        file.write_bytes(data)
        from_disk = list(arrivals(Material(name, path=file)))
        assert [str(one) if isinstance(one, NkreaderError) else one for one in from_disk] == [
            str(one) if isinstance(one, NkreaderError) else one
            for one in arrivals(Material(name, data))
        ]
    (gone,) = arrivals(Material("gone.pdf", path=tmp_path / "gone.pdf"))
    assert str(gone) == "gone.pdf: no such file or directory; not added"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mbox", b"From nobody\n\n"), ("cache.db", newsboat()), ("a.zip", zipped([]))],
)
def test_a_source_that_holds_nothing_says_so(name: str, data: bytes) -> None:
    (error,) = arrivals(Material(name, data))
    assert str(error) == f"{name} holds nothing that can be read"


def test_one_article_is_asked_for_where_there_are_several() -> None:
    assert arrive(samples()["a.docx"], "a.docx").kind == "docx"
    with pytest.raises(NkreaderError, match="several articles"):
        arrive(samples()["a.mbox"], "a.mbox")


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip", "a.eml"])
def test_a_hostile_name_does_not_reach_the_terminal(name: str) -> None:
    for one in arrivals(Material(f"\x1b[2J\n{name}", b"\x00broken")):
        assert isinstance(one, NkreaderError)
        assert "\x1b" not in str(one)
        assert "\n" not in str(one)
