"""What was decided of speakers goes out with a whole set and comes in, undoably; packs have it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.library.claims_library import FERRY, FLOUR, Add, names, ref, told


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "empty.db", "bea") as opened:
        yield opened


@pytest.fixture
def ferry(add: Add) -> Article:
    return add(FERRY, "ferry.md")


@pytest.fixture
def decided(library: Library, ferry: Article, add: Add) -> Library:
    """One article is tagged; of its speakers, and of one of another article, things are said."""
    flour = add(FLOUR, "flour.md")
    library.tag(ferry, Span(0, 11), "market-prices")
    library.claims.same(ref(flour, "A merchant in Musan"), ref(ferry, "A trader in Musan"))
    library.claims.different(ref(ferry, "A dock worker in Rajin"), ref(ferry, "the worker"))
    return library


def exported(library: Library, everything: bool = True) -> bytes:
    out = io.BytesIO()
    library.export(library.passages(everybody=True), "jsonl", out, everything=everything)
    return out.getvalue()


def taken(library: Library, page: bytes) -> tuple[int, tuple[str, ...]]:
    foreseen = library.handed_in.foresee(io.BytesIO(page), "page.jsonl")
    done = library.take(io.BytesIO(page), "page.jsonl")
    assert (foreseen.heard, foreseen.notes) == (done.heard, done.notes)
    return done.heard, done.notes


def test_out_in_and_out_again_is_the_same_to_the_byte(decided: Library, empty: Library) -> None:
    page = exported(decided)
    assert page.count(b'"speaker_decision"') == 2
    assert page.count(b'"type":"article"') == 2, "the one that nothing is tagged in goes along"
    assert taken(empty, page) == (2, ())
    assert exported(empty) == page
    list(empty.claims.catch_up())
    assert told(empty) == told(decided)
    assert told(empty, "speaker:merchant") == told(decided, "speaker:trader")
    assert "the worker" in [one[0] for one in told(empty)]
    assert taken(empty, page) == (0, ())
    empty.undo()
    assert empty.claims.decisions() == []
    assert "the worker" not in [one[0] for one in told(empty)]
    assert b"speaker_decision" not in exported(decided, everything=False)


def test_what_was_said_later_stands_whichever_comes_first(
    decided: Library, empty: Library, ferry: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = exported(decided)
    assert taken(empty, page)[0] == 2
    monkeypatch.setattr("nkreader.library.speaker_acts.now", lambda: "2099-01-01T00:00:00Z")
    empty.claims.same(ref(ferry, "the worker"), ref(ferry, "A dock worker in Rajin"))
    assert taken(empty, page) == (
        0, ("1 decision about speakers: what was said here later stands",),
    )  # fmt: skip
    assert "the worker" not in names(empty, ferry)
    later = exported(empty)
    assert taken(decided, later) == (1, ())
    assert "the worker" not in names(decided, ferry)
    assert exported(decided) == later
    decided.undo()
    assert "the worker" in names(decided, ferry)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"kind":"same"', b'"kind":"alike"', "kind"),
        (b'"other_speaker":"the worker"', b'"other_speaker":"A dock worker in Rajin"', "same"),
        (b'"speaker":"a dock worker in rajin"', b'"speaker":7', "speaker"),
        (b'"type":"speaker_decision","id"', b'"type":"speaker_decision","ident"', "id"),
    ],
)
def test_a_record_that_says_nothing_is_refused(
    decided: Library, empty: Library, old: bytes, new: bytes, said: str
) -> None:
    page = exported(decided)
    assert old in page
    with pytest.raises(NkreaderError, match=rf"line \d+: .*{said}"):
        empty.take(io.BytesIO(page.replace(old, new)), "page.jsonl")
    assert empty.claims.decisions() == []


def test_an_import_that_fails_leaves_no_word_of_who_is_whom(
    decided: Library, empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = exported(decided)
    empty.take(io.BytesIO(exported(decided, everything=False)), "page.jsonl")
    list(empty.claims.catch_up())
    before = told(empty)

    def broken(*anything: object) -> None:
        raise NkreaderError("the disk is full")

    monkeypatch.setattr("nkreader.library.importing._place", broken)
    with pytest.raises(NkreaderError, match="the disk is full"):
        empty.take(io.BytesIO(page), "page.jsonl")
    assert empty.claims.decisions() == []
    list(empty.claims.catch_up())
    assert told(empty) == before


def test_a_pack_has_them_and_what_is_found(decided: Library, tmp_path: Path) -> None:
    decided.packs.pack(tmp_path / "given.db")
    with Library(tmp_path / "given.db", "bea") as given:
        assert not given.claims.waiting()
        assert told(given) == told(decided)
        assert given.claims.decisions() == decided.claims.decisions()


def test_a_pack_that_comes_back_brings_them(
    decided: Library, empty: Library, tmp_path: Path
) -> None:
    decided.packs.pack(tmp_path / "given.db")
    done = empty.packs.take(tmp_path / "given.db", "given.db")
    assert done.heard == 2
    list(empty.claims.catch_up())
    assert told(empty, "speaker:merchant") == told(decided, "speaker:merchant")
    assert "the worker" in [one[0] for one in told(empty)]
    empty.undo()
    assert empty.claims.decisions() == []


def test_protected_exports_say_nothing_of_speakers(decided: Library, tmp_path: Path) -> None:
    from nkreader.library.selecting import Going, How

    ids = decided.listing().ids()
    going = Going(decided.passages(), None, True, None, How(protect=()), ids)
    folder = tmp_path / "brat"
    done = decided.handing_over.write(going, "brat", folder)
    assert not [one for one in folder.iterdir() if b"manner=" in one.read_bytes()]
    assert {"6 claims", "2 decisions about speakers"} <= set(done.left_out)
