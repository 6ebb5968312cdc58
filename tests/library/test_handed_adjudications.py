"""What was decided between two sets, by whom and why, goes out with the third set and comes in, in
any order; so does that a set is archived."""

import io
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.adjudicating import Adjudication
from nkreader.library.upkeep import check
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.library.test_merging import Add

TEXT = "Rice is dear\n\nRice rose in Hyesan. A guard said that nobody buys it. Trucks wait.\n"


@pytest.fixture
def lee(library: Library) -> Iterator[Library]:
    with Library(library.path, "lee") as opened:
        yield opened


@pytest.fixture
def story(library: Library, lee: Library, add: Add) -> Article:
    """Ann and Lee differ in two passages of it."""
    article = add(TEXT)
    for coder, words, slug in (
        (library, "Rice rose in Hyesan.", "market-prices"),
        (lee, "Rice rose in Hyesan.", "anonymous-sourcing"),
        (lee, "Trucks wait.", "border-closure"),
    ):
        start = TEXT.index(words)
        coder.tag(article, Span(start, start + len(words)), slug)
    return article


def task(library: Library) -> Adjudication:
    a, b = library.comparing.named("main@ann"), library.comparing.named("main@lee")
    return library.adjudicating.begin(a, b, "agreed")


def decide(library: Library, article: Article) -> None:
    doing = task(library)
    price, trucks = doing.in_article(article.id)
    doing.decide(article.id, price, "left", "a price is said")
    doing.decide(article.id, trucks, "neither", "nothing is closed")


def exported(library: Library, owner: str | None = None) -> bytes:
    out = io.BytesIO()
    passages = library.passages(everybody=True)
    if owner is not None:
        passages = [one for one in passages if one.set.name == owner]
    library.export(passages, "jsonl", out, everything=True)
    return out.getvalue()


def exported_alone(path: Path) -> bytes:
    """The third set by itself; also where it is archived."""
    out = io.BytesIO()
    with Library(path, "ann", "agreed") as opened:
        opened.export(opened.passages(), "jsonl", out, everything=True)
    return out.getvalue()


def told(library: Library, article: Article) -> list[tuple[object, ...]]:
    found = task(library).in_article(article.id)
    return [
        (one.decision.choice, one.decision.annotator, one.decision.reason, one.is_open)
        for one in found
        if one.decision
    ]


def taken(path: Path, *files: bytes) -> bytes:
    with Library(path, "bea") as library:
        for n, data in enumerate(files):
            library.take(io.BytesIO(data), f"{n}.jsonl")
        assert check(path) == []
        return exported(library)


def test_out_in_and_out_again_is_the_same_to_the_byte(
    library: Library, story: Article, tmp_path: Path
) -> None:
    decide(library, story)
    library.hands.archive([library.hands.named("agreed")])
    page = exported_alone(library.path)
    assert page.count(b'"type":"adjudication"') == 2
    assert page.count(b'"archived":true') == 1
    for _ in range(2):
        taken(tmp_path / "b.db", page)
        assert exported_alone(tmp_path / "b.db") == page
    taken(tmp_path / "b.db", exported(library))
    with Library(tmp_path / "b.db", "ann") as other:
        assert told(other, story) == [
            ("left", "ann", "a price is said", False),
            ("neither", "ann", "nothing is closed", False),
        ]
        assert [one.set.name for one in other.hands.every(archived=True) if one.archived] == [
            "agreed"
        ]


def test_the_agreed_set_alone_says_who_decided_what(
    library: Library, story: Article, tmp_path: Path
) -> None:
    decide(library, story)
    page = exported(library, "agreed")
    assert page.count(b'"type":"annotation"') == 1
    assert taken(tmp_path / "b.db", page) == page
    whole = taken(tmp_path / "c.db", page, exported(library))
    assert whole == exported(library)


def test_decisions_and_reasons_of_several_files_come_in_any_order(
    library: Library, story: Article, tmp_path: Path
) -> None:
    decide(library, story)
    sent = [exported(library)]
    doing = task(library)
    price, trucks = doing.in_article(story.id)
    assert trucks.decision
    doing.give_reason(story.id, trucks.decision.id, "trucks wait always")
    sent.append(exported(library))
    doing.decide(story.id, price, "right", "a guard is meant")
    sent.append(exported(library))
    results = {
        taken(tmp_path / f"{n}.db", *some) for n, some in enumerate(permutations([*sent, sent[0]]))
    }
    assert len(results) == 1
    assert b"nothing is closed\\ntrucks wait always" in results.pop()


def test_an_import_undone_takes_the_decisions_back(
    library: Library, story: Article, tmp_path: Path
) -> None:
    decide(library, story)
    with Library(tmp_path / "b.db", "bea") as other:
        other.take(io.BytesIO(exported(library)), "a.jsonl")
        other.undo()
        assert b"adjudication" not in exported(other)
        other.redo()
        assert exported(other) == exported(library)
        assert check(other.path) == []


def test_a_pack_brings_decisions_along(library: Library, story: Article, tmp_path: Path) -> None:
    decide(library, story)
    library.packs.pack(tmp_path / "pack.db")
    with Library(tmp_path / "b.db", "bea") as other:
        other.packs.take(tmp_path / "pack.db", "pack.db")
        assert exported(other) == exported(library)


def test_where_all_goes_into_one_set_it_is_said_that_decisions_stay_behind(
    library: Library, story: Article, tmp_path: Path
) -> None:
    decide(library, story)
    with Library(tmp_path / "b.db", "bea") as other:
        done = other.take(io.BytesIO(exported(library)), "a.jsonl", "mine")
        assert done.notes == ("left out 2 decisions between sets: everything goes into one set",)


def test_in_a_library_that_calls_a_tag_otherwise_decisions_hold(
    library: Library, story: Article, tmp_path: Path
) -> None:
    """The same tag by name has another id there, and the same text another version."""
    decide(library, story)
    toml = library.codebooks.toml()
    file = tmp_path / "again.txt"
    file.write_text(TEXT, "utf-8")
    with Library(tmp_path / "b.db", "ann") as other:
        other.codebooks.apply(toml)
        (added,) = other.add([str(file)])
        other.take(io.BytesIO(exported(library)), "a.jsonl")
        (article,) = [other.article(one.id) for one in other.listing().fetch(0, 9)]
        assert [one[3] for one in told(other, article)] == [False, False]
        assert added.id == article.id


@pytest.mark.parametrize(
    ("found", "instead", "says"),
    [
        (b'"decision":"neither"', b'"decision":"perhaps"', "not one of left, right"),
        (b'"left":null,"right":{', b'"left":null,"right":null,"x":{', "are both empty"),
        (b'"into_set":"', b'"into_set":"0', "not ten characters"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(
    library: Library, story: Article, found: bytes, instead: bytes, says: str
) -> None:
    decide(library, story)
    page = exported(library)
    assert found in page
    wrong = page.replace(found, instead, 1)
    line = wrong[: wrong.index(instead)].count(b"\n") + 1
    with pytest.raises(NkreaderError, match=rf"line {line}: .*{says}"):
        library.take(io.BytesIO(wrong), "a.jsonl")


def test_a_link_from_an_annotation_to_itself_is_told_with_its_line(
    library: Library, story: Article
) -> None:
    one, other = (one.mark.annotation.id for one in library.passages(everybody=True)[:2])
    library.linking.make(one, other, "supports")
    page = exported(library)
    wrong = page.replace(f'"target":"{other}"'.encode(), f'"target":"{one}"'.encode())
    line = wrong[: wrong.index(b'"type":"link"')].count(b"\n") + 1
    with pytest.raises(NkreaderError, match=rf"line {line}: link \w+: .*the same one"):
        library.take(io.BytesIO(wrong), "a.jsonl")
