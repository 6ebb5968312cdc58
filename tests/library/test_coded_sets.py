"""What other programs hand over becomes annotations at the right words, and once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.library import Library
from nkreader.library.coded_places import Original
from nkreader.library.coded_sets import bundle_of
from nkreader.library.importing import Imported, take
from nkreader.library.upkeep import check
from nkreader.model import Metadata
from nkreader.text.cleaning import clean

RAW = "\ufeffCoal 🚢 for Sinuiju\r\n\r\nA trader in 신의주 said the 🇰🇵 border is shut.\r\nThe end."


def take_in(library: Library, coded: CodedSet, name: str = "colleague.qdpx") -> Imported:
    notes: list[str] = []
    context = library._context
    made = bundle_of(context, coded, name, notes)
    done = take(context, made.bundle, None, name).with_notes(notes)
    return done._replace(known=done.known + made.known)


TWICE = "The gate was shut. A guard said so. Later the gate was opened for a car.\n\nNobody came."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["gate", "the gate was", "A guard said so.", "no such words", "was"]),
            st.none() | st.integers(0, 120),
            st.sampled_from(["", "The ", "Later the ", "elsewhere "]),
        ),
        min_size=1,
        max_size=5,
        unique=True,
    )
)
def test_nothing_with_words_is_dropped_and_nothing_is_placed_by_guessing(
    tmp_path_factory: pytest.TempPathFactory, given: list[tuple[str, int | None, str]]
) -> None:
    codings = tuple(
        Coding("a.txt", "border", at, None if at is None else at + len(words), words, before)
        for words, at, before in given
    )
    coded = CodedSet((), (CodedText("a.txt", TWICE),), codings)
    with Library(tmp_path_factory.mktemp("l") / "l.db", "me") as library:
        done = take_in(library, coded)
        found = [one.mark for one in library.passages(everybody=True)]
    assert done.annotations == len(found) == len(codings)
    for mark in (one for one in found if one.placement.status == "placed"):
        words, start = mark.annotation.exact, mark.placement.start
        places = [at for at in range(len(TWICE)) if TWICE.startswith(words, at)]
        assert start in places
        told = [(at, before) for said, at, before in given if said == words]
        near = any(at is not None and abs(at - start) < len(words) for at, _ in told)
        around = any(before and TWICE[:start].endswith(before) for _, before in told)
        assert len(places) == 1 or near or around


UNITS = {
    "code points": len,
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "bytes": lambda text: len(text.encode()),
    "no returns": lambda text: len(text.replace("\r\n", "\n")),
    "no mark": lambda text: len(text) - 1,
}


@settings(max_examples=300, deadline=None)
@given(
    st.text("ab🚢\u1112\u1161 \u2028é", min_size=3, max_size=60),
    st.data(),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_whatever_the_file_counts_the_words_it_gives_are_found(
    text: str, data: st.DataObject, unit: str, end: str, mark: str
) -> None:
    raw = mark + end.join(text[at : at + 7] for at in range(0, len(text), 7))
    start = data.draw(st.integers(len(mark), len(raw) - 1))
    stop = data.draw(st.integers(start + 1, len(raw)))
    words = raw[start:stop]
    if not clean(words).text.strip() or words.startswith("\n") or words.endswith("\r"):
        return
    measure = UNITS[unit] if unit != "no mark" or mark else len
    coding = Coding("a", "b", measure(raw[:start]), measure(raw[:stop]), words)
    original = Original(raw)
    place = original.place(coding)
    assert place is not None
    found = original.text[place.start : place.end]
    assert found == clean(words).text or found.split() == clean(words).text.split()


def test_offsets_without_words_count_what_the_file_holds() -> None:
    start = RAW.index("신의주")
    place = Original(RAW).place(Coding("a", "b", start, start + 3))
    assert place is not None
    assert Original(RAW).text[place.start : place.end] == "신의주"
    assert not place.is_mended


CODED = CodedSet(
    (Code("border", "#1565C0", "what happens at it", "places"), Code("Prices")),
    (CodedText("a.txt", RAW, Metadata(title="Coal for Sinuiju", published="2020-11")),),
    (
        Coding("a.txt", "border", exact="the 🇰🇵 border", note="shut", annotator="bea", id="one"),
        Coding("a.txt", "Prices", exact="The end", annotator="bea", id="two"),
        Coding("a.txt", None, exact="Coal", note="which?", annotator="bea"),
        Coding("a.txt", "Prices", note="all of it", annotator="bea"),
        Coding("a.txt", "border", 900, 910, "not in it", annotator="bea"),
        Coding("a.txt", "border", 900, 910, annotator="bea"),
    ),
    (
        CodedLink("one", "two", "supports", "same day"),
        CodedLink("one", "two", "Supports"),
        CodedLink("one", "two", "eats"),
    ),
    ("3 drawings",),
)


def test_codes_become_tags_and_codings_annotations_of_whoever_made_them(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "me", "main") as library:
        done = take_in(library, CODED)
        found = library.passages(everybody=True)
        assert {
            (one.mark.annotation.exact, one.mark.annotation.tag, one.set.annotator) for one in found
        } == {
            ("the 🇰🇵 border", "border", "bea"),
            ("The end", "prices", "bea"),
            ("Coal", "note", "bea"),
            ("not in it", "border", "bea"),
        }
        (astray,) = (one.mark for one in found if one.mark.annotation.exact == "not in it")
        assert astray.placement.status in ("review", "orphan")
        assert {one.set.name for one in found} == {"colleague"}
        tag = library.codebook.get("border")
        assert tag is not None
        assert (tag.definition, tag.parent, tag.colour) == ("what happens at it", "places", "blue")
        assert [one.note for one in library.article_marks.every(True)] == ["all of it"]
        assert [one.link.kind for one in library.linking.listing().fetch(0, 9)] == ["supports"]
    assert done.annotations == 4
    assert [note for note in done.notes if "left out" in note or "review" in note] == [
        "1 annotation to review: their words have no certain place in the text",
        "1 annotation left out: neither offsets nor words lead into the text",
        "left out: 3 drawings",
        "left out: 1 relation of kinds that nkreader has not",
    ]


def test_the_same_file_twice_is_one_import_and_what_was_changed_since_stays(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "bea", "colleague") as library:
        take_in(library, CODED)
        border = next(one for one in library.passages() if one.mark.annotation.tag == "border")
        library.note(border.mark.annotation.id, "mine now")
        again = take_in(library, CODED)
        assert again.annotations == 0
        assert again.conflicts == 0
        notes = [one.mark.annotation.note for one in library.passages()]
    assert "mine now" in notes
    assert len(notes) == 4


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "me", "main") as library:
        take_in(library, CODED)
        library.undo()
        assert library.passages(everybody=True) == []
        assert "places" not in {tag.slug for tag in library.codebook.active()}


QUOTES = CodedSet(
    (Code("border"),),
    (CodedText("w", None, Metadata(title="Border", url="https://yalu.example/a")),),
    (
        Coding("w", "border", exact="the bridge was closed", prefix="On Monday ", suffix=" to all"),
        Coding("w", "border", exact="was never in this article at all, not one word of it"),
    ),
)


def test_quotations_of_an_article_that_is_not_here_make_one(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "me", "main") as library:
        done = take_in(library, QUOTES)
        assert any("came without a text" in note for note in done.notes)
        assert len(library.passages(everybody=True)) == 2
        (article,) = {one.article for one in library.passages(everybody=True)}
    assert (article.metadata.title, article.metadata.url) == ("Border", "https://yalu.example/a")


def test_quotations_are_found_in_the_article_that_is_here(tmp_path: Path) -> None:
    text = "Border\n\nOn Monday the bridge was closed to all trucks. Nobody said why.\n"
    file = tmp_path / "Border.txt"
    file.write_text(f"---\ntitle: Border\nurl: https://yalu.example/a\n---\n{text}")
    with Library(tmp_path / "l.db", "me", "main") as library:
        list(library.add([str(file)]))
        sure = QUOTES._replace(codings=QUOTES.codings[:1])
        take_in(library, sure)
        (found,) = library.passages(everybody=True)
        status, start, end = found.mark.placement
        assert status == "review"
        assert library.text(found.article)[start:end] == "the bridge was closed"
        take_in(library, QUOTES, "other.json")
        places = [one.mark.placement.status for one in library.passages(everybody=True)]
    assert sorted(places) == ["orphan", "review", "review"]


@pytest.mark.parametrize("name", ["\x1b[2J", "../../x", " ", "a\nb"])
def test_names_from_a_file_are_kept_harmless(tmp_path: Path, name: str) -> None:
    coded = CODED._replace(
        texts=(CodedText(name, RAW),),
        codings=(Coding(name, name, exact="Coal", annotator=name, set=name, note=name),),
        links=(),
    )
    with Library(tmp_path / "l.db", "me", "main") as library:
        take_in(library, coded)
        assert len(library.passages(everybody=True)) == 1
    assert check(tmp_path / "l.db") == []
