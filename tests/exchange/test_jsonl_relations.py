"""What was said of two articles in the lossless format, and merged by what it says and when."""

from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from nkreader.exchange import jsonl
from nkreader.library import Library
from nkreader.model import NkreaderError

RELATION = (
    '{"type":"article_relation","id":"%s","kind":"%s","article":"%s","other":"%s",'
    '"refused":%s,"created":"2020-11-18T09:30:00Z","modified":"%s"}\n'
)
FIRST, SECOND = (
    f"---\ntitle: {title}\npublisher: Tide News\npublished: {day}\n---\n\nThe ferry sails.\n"
    for title, day in (("Ferry", "2021-03-03"), ("Again", "2021-04-20"))
)


@pytest.fixture
def written(tmp_path: Path) -> bytes:
    """An export of a library with a lineage that was confirmed."""
    with Library(tmp_path / "source.db", "bea") as source:
        for name, text in (("a.md", FIRST), ("b.md", SECOND)):
            (tmp_path / name).write_text(text, "utf-8")
        ids = [one.id or "" for one in source.add([str(tmp_path / "a.md"), str(tmp_path / "b.md")])]
        a, b = (source.article(id) for id in ids)
        source.lineage.confirm(b, a, "corrects")
        return exported(source)


def exported(library: Library) -> bytes:
    """All of a library."""
    out = BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out, everything=True)
    return out.getvalue()


def said(library: Library) -> list[tuple[str, str]]:
    return [(one.kind, one.state) for one in library.lineage.every()]


def test_it_goes_out_with_its_articles_and_comes_in_the_same(
    written: bytes, tmp_path: Path
) -> None:
    with Library(tmp_path / "other.db", "ann") as other:
        done = other.take(BytesIO(written), "x.jsonl")
        assert (done.relations, done.articles) == (1, 2)
        assert said(other) == [("corrects", "confirmed")]
        assert exported(other) == written
        assert other.take(BytesIO(written), "x.jsonl").relations == 0
        other.undo()
        assert said(other) == []


def test_the_later_word_stands_in_whatever_order_files_come(written: bytes, tmp_path: Path) -> None:
    (line,) = [row for row in written.split(b"\n") if b'"article_relation"' in row]
    head = written.replace(line + b"\n", b"")
    ends = [one.split(b'"')[0].decode() for one in line.split(b'er":"')[1:2]]
    article = line.split(b'"article":"')[1].split(b'"')[0].decode()
    told = [
        head + (RELATION % (f"000000000{n}", kind, article, ends[0], refused, when)).encode()
        for n, (kind, refused, when) in enumerate((
            ("follows", "false", "2021-01-01T00:00:00Z"),
            ("contradicts", "false", "2021-01-03T00:00:00Z"),
            ("follows", "true", "2021-01-02T00:00:00Z"),
            ("repeats", "false", "2021-01-03T00:00:00Z"),
        ))
    ]  # fmt: skip
    results = set()
    for number, order in enumerate(permutations(told, 3)):
        if told[3] not in order or told[1] not in order:
            continue
        with Library(tmp_path / f"{number}.db", "ann") as other:
            for one in order:
                other.take(BytesIO(one), "x.jsonl")
            results.add(tuple(said(other)))
    assert results == {(("repeats", "confirmed"),)}


def test_a_pack_brings_it_too(written: bytes, tmp_path: Path) -> None:
    with (
        Library(tmp_path / "source.db", "bea") as source,
        Library(tmp_path / "other.db", "ann") as other,
    ):
        source.packs.pack(tmp_path / "pack.db")
        assert other.packs.take(tmp_path / "pack.db", "pack.db").relations == 1
        assert said(other) == [("corrects", "confirmed")]


@pytest.mark.parametrize(
    ("part", "instead", "says"),
    [
        (b'"corrects"', b'"loves"', "not one of follows"),
        (b'"refused":false', b'"refused":3', "refused"),
        (b'"other":"', b'"other":"0000000000","x":"', "the article .0000000000. is missing"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(
    written: bytes, part: bytes, instead: bytes, says: str
) -> None:
    number = written[: written.index(b'"article_relation"')].count(b"\n") + 1
    with pytest.raises(NkreaderError, match=f"^line {number}: .*{says}"):
        jsonl.read_lines(BytesIO(written.replace(part, instead)))


def test_two_words_about_the_same_are_refused(written: bytes) -> None:
    (line,) = [row for row in written.split(b"\n") if b'"article_relation"' in row]
    twice = written + line.replace(b'"id":"', b'"id":"0000000000","x":"') + b"\n"
    with pytest.raises(NkreaderError, match="related twice"):
        jsonl.read_lines(BytesIO(twice))
