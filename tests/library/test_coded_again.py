"""What another program hands over a second time, or of an article that is here, is never doubled,
never silently wrong, and never in the way of what was changed here since."""

import unicodedata
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.coded_set import Code, CodedLink, CodedSet, CodedText, Coding
from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Metadata
from tests.library.test_coded_sets import CODED, take_in

URL = "https://yalu.example/a"
PAGE = (
    "Border\n\nOn Monday the bridge over the Yalu was closed to all trucks and buses by the guards."
    " Nobody said why it was closed.\n\nThe bridge was closed before, in March, for ten days.\n"
)


def quoted(*words: str, time: str | None = None) -> CodedSet:
    """What an annotator of web pages hands over: no text, its quotations with what is around."""
    codings = []
    for n, exact in enumerate(words):
        at = PAGE.find(exact)
        around = (PAGE[max(0, at - 32) : at], PAGE[at + len(exact) :][:32]) if at >= 0 else ("", "")
        codings.append(Coding("w", "border", None, None, exact, *around, id=f"h{n}", created=time))
    text = CodedText("w", None, Metadata(title="Border", url=URL))
    return CodedSet((Code("border"),), (text,), tuple(codings))


def page(folder: Path, text: str = PAGE) -> str:
    file = folder / "Border.txt"
    file.write_text(f"---\ntitle: Border\nurl: {URL}\n---\n{text}", "utf-8")
    return str(file)


LONG = "On Monday the bridge over the Yalu was closed to all trucks and buses by the guards."


def test_what_is_certain_is_placed_and_the_rest_waits(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "me") as library:
        list(library.add([page(tmp_path)]))
        take_in(library, quoted(LONG, "no such words were ever written here by anybody"))
        found = {one.mark.annotation.exact: one.mark for one in library.passages(everybody=True)}
        assert found[LONG].placement.status == "placed"
        assert found[LONG].words == LONG
        (other,) = (mark for words, mark in found.items() if words != LONG)
        assert other.placement.status in ("review", "orphan")
        assert LONG in library.text(library.article(found[LONG].annotation.article))
    assert check(tmp_path / "l.db") == []


def test_a_file_that_has_grown_brings_only_what_is_new(tmp_path: Path) -> None:
    first, more = quoted(LONG, "for ten days"), quoted(LONG, "for ten days", "Nobody said why")
    for here in (True, False):
        with Library(tmp_path / f"{here}.db", "me") as library:
            if here:
                list(library.add([page(tmp_path)]))
            assert take_in(library, first).annotations == 2
            done = take_in(library, more)
            assert (done.annotations, done.conflicts) == (1, 0)
            assert len(library.passages(everybody=True)) == 3


def test_an_article_that_was_edited_meanwhile_does_not_double_or_contradict(tmp_path: Path) -> None:
    coded = quoted(LONG, "for ten days", time="2026-01-02T03:04:05Z")
    with Library(tmp_path / "l.db", "me") as library:
        list(library.add([page(tmp_path)]))
        take_in(library, coded)
        list(library.add([page(tmp_path, "Update: it is open.\n\n" + PAGE)]))
        done = take_in(library, coded)
        assert (done.annotations, done.known, done.conflicts) == (0, 2, 0)
        assert len(library.passages(everybody=True)) == 2


def test_what_was_written_here_since_stays(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "bea", "colleague") as library:
        take_in(library, CODED)
        (memo,) = library.article_marks.every()
        assert memo.tag is not None
        link = library.linking.listing().fetch(0, 1)[0].link
        library.linking.set_state(link.id, "resolved")
        done = take_in(library, CODED)
        assert (done.annotations, done.known, done.conflicts) == (0, 4, 0)
        assert library.linking.listing().fetch(0, 1)[0].link.state == "resolved"
        assert library.article_marks.every() == [memo]


WORDS = st.lists(
    st.sampled_from(["북한", "쌀", "é", "🇰🇵", "coal", "\u2028", "e\u0301", "=1+1"]),
    min_size=4,
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data(), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["NFC", "NFD"]))
def test_words_in_another_unicode_form_are_the_same_words(
    words: list[str], data: st.DataObject, form: str, other: str
) -> None:
    from nkreader.library.coded_places import Original

    text = unicodedata.normalize(form, " ".join(words))  # type: ignore[arg-type]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(unicodedata.normalize(form, " ".join([*words[:first], ""])))  # type: ignore[arg-type]
    start = start if first else 0
    exact = unicodedata.normalize(form, " ".join(words[first:last]))  # type: ignore[arg-type]
    if not exact.strip():
        return
    said = unicodedata.normalize(other, exact)  # type: ignore[arg-type]
    original = Original(text)
    place = original.place(Coding("a", "b", start, start + len(exact), said))
    assert place is not None
    assert original.text[place.start : place.end] == exact


def test_links_lead_to_what_was_here_already(tmp_path: Path) -> None:
    with Library(tmp_path / "l.db", "bea", "colleague") as library:
        take_in(library, CODED._replace(links=()))
        take_in(library, CODED._replace(links=(CodedLink("one", "two", "contradicts"),)))
        found = library.linking.listing().fetch(0, 9)
    assert [one.link.kind for one in found] == ["contradicts"]


def test_a_code_is_the_tag_that_is_called_so_however_its_words_are_joined(tmp_path: Path) -> None:
    codes = ("sanctions-concern", "Sanctions_Concern", "SANCTIONS CONCERN")
    with Library(tmp_path / "l.db", "me") as library:
        before = len(library.codebook.tags)
        for n, code in enumerate(codes):
            coding = Coding("a", code, n, n + 1, id=str(n))
            take_in(library, CodedSet((), (CodedText("a", "The border is shut."),), (coding,)))
        assert {one.mark.annotation.tag for one in library.passages(everybody=True)} == {
            "sanctions-concern"
        }
        assert len(library.codebook.tags) == before
