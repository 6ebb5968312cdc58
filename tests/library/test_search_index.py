"""What the index finds is what a plain scan of every text finds."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkreader.library import Library, keys_in_order
from nkreader.library.upkeep import check
from nkreader.store import listed

WORDS = (
    "rice", "Rice", "price", "off", "office", "AT&T", "AT", "T", "C++", "C", "COVID-19", "covid",
    "19", "post-COVID-19", "U.S.", "US", "O’Brien", "o'brien", "50%", "50", "Sinŭiju", "sinuiju",
    "북한이", "북한", "무역을", "무역", "3월", "월", "贸易恢复", "贸易", "再開", "Pyong\u00adyang",
    "a_b", "train—talks", "(twice)", "end.", "x\u030cy", "한국어COVID", "각",
)  # fmt: skip
WORD = st.sampled_from(WORDS)
BLOCK = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
ARTICLE = st.lists(BLOCK, min_size=1, max_size=3).map("\n\n".join)

_CJK = "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]"


def plain(text: str) -> str:
    """A text as it is compared: written from the definition, apart from the program."""
    bare = unicodedata.normalize("NFD", text.replace("\u00ad", "").casefold())
    bare = "".join(sign for sign in bare if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", bare).replace("’", "'")


def occurs(word: str, text: str, starred: bool) -> bool:
    """Whether a word occurs in a text, by its definition."""
    wanted = plain(word).strip("().")
    middle = r"\W+".join(map(re.escape, wanted.split("—")))
    before = "" if re.match(_CJK, wanted) else rf"(?:(?<!\w)|(?<={_CJK}))"
    ends = starred or re.match(_CJK, wanted[-1]) or not wanted[-1].isalnum()
    behind = "" if ends else rf"(?:(?!\w)|(?={_CJK}))"
    return re.search(before + middle + behind, plain(text)) is not None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("searched")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ARTICLE, min_size=1, max_size=4), st.lists(st.tuples(WORD, st.booleans())))
def test_the_index_finds_what_a_scan_finds(
    folder: Path, texts: list[str], asked: list[tuple[str, bool]]
) -> None:
    home = folder / str(len(list(folder.iterdir())))
    home.mkdir()
    for n, text in enumerate(texts):
        (home / f"{n}.txt").write_text(f"Heading\n\n{text}\n", "utf-8")
    with Library(home / "library.db", "ann") as library:
        assert all(one.id for one in library.add([str(home)]))
        for word, starred in asked:
            starred = starred and word[-1].isalnum()
            typed = word + "*" * starred
            rows = library.listing(query=typed).fetch(0, 9)
            found = {Path(library.article(row.id).path).stem for row in rows}
            wanted = {str(n) for n, text in enumerate(texts) if occurs(word, text, starred)}
            assert found == wanted, (typed, texts)
    assert check(home / "library.db") == []


def test_a_phrase_lies_within_one_block_and_goes_over_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "One\n\nA train. Talks, talks of AT&T\n\nrice prices\n", "utf-8"
    )
    with Library(tmp_path / "library.db", "ann") as library:
        assert [one.status for one in library.add([str(tmp_path)])] == ["added"]
        for typed, count in (
            ('"train talks"', 1), ('"talks talks of at t"', 1), ('"of AT&T"', 1), ('"of AT-T"', 0),
            ('"at&t rice"', 0), ('"t rice"', 0), ("rice at&t", 1), ('"rice pri"', 0),
        ):  # fmt: skip
            assert library.listing(query=typed).count == count, typed
        assert library.listing(query="rice pri", unfinished=True).count == 1
        assert library.listing(query="rice pri ", unfinished=True).count == 0


def test_an_article_that_changes_or_goes_is_found_by_its_new_words_only(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    for word in ("AT&T", "무역을"):
        file.write_text(f"Title\n\nOf {word}.\n", "utf-8")
        list(library.add([str(file)]))
    assert [library.listing(query=word).count for word in ("at&t", "at", "무역")] == [0, 0, 1]
    article = library.article(str(file))
    library.edit(article, {"title": "C++ in Nampo"})
    assert library.listing(query="c++").count == library.listing(query="title:nampo").count == 1
    assert library.listing(query="title:무역").count == 0
    library.remove(library.article(article.id))
    assert library.listing(query="nampo").count == library.listing(query="c++").count == 0
    assert check(library.path) == []


def test_a_hit_is_whole_letters_with_their_accents_and_jamo(tmp_path: Path) -> None:
    cafe = unicodedata.normalize("NFD", "Café")
    trade = unicodedata.normalize("NFD", "무역")
    text = f"Straße {cafe}\u00ad and {trade}\u200b in 무\u00ad역 end.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with Library(tmp_path / "library.db", "ann") as library:
        list(library.add([str(tmp_path)]))
        for typed, exact in (
            ("stras*", ["Straß"]), ("cafe", [cafe]), ("무역", [trade, "무\u00ad역"]),
            (f'"{cafe} and"', [f"{cafe}\u00ad and"]),
        ):  # fmt: skip
            search = library.search(typed)
            hits = [hit for _, found in search.each() for hit in found]
            assert [hit.exact for hit in hits] == exact, typed
            assert all(text[hit.start : hit.end] == hit.exact for hit in hits)


def test_a_title_is_a_hit_unless_the_text_itself_begins_with_it(tmp_path: Path) -> None:
    """A text may have a headline that is not what the article is called."""
    text = "The bridge goes quiet\n\nBy Kim Sung\n\nNothing moved on Monday, traders said.\n"
    with Library(tmp_path / "titled.db", "ann") as library:
        (added,) = library.add(["-"], text.encode())
        article = library.article(added.id or "")

        def hits(words: str) -> list[tuple[str, str]]:
            found = (hit for _, some in library.search(words).each() for hit in some)
            return [(hit.field, hit.exact) for hit in found]

        assert hits("bridge") == [("text", "bridge")]
        library.edit(article, {"title": "Coal ships off Nampo"})
        assert library.listing(query="coal").count == 1
        assert hits("coal") == [("title", "Coal")]
        assert hits("bridge") == [("text", "bridge")]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("often", range(40)),
        ("oft*", range(40)),
        ("half", range(0, 40, 2)),
        ("old", range(10)),
        ("seldom", [3]),
        ("half old", range(0, 10, 2)),
        ("often -half", range(1, 40, 2)),
        ("seldom OR old", range(10)),
        ("-often", []),
        ("o*", range(40)),
    ],
)
def test_the_first_page_is_the_beginning_of_all_however_common_a_word_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, wanted: Sequence[int]
) -> None:
    monkeypatch.setattr(keys_in_order, "HEAD", 4)
    monkeypatch.setattr(listed, "FEW", 3)
    monkeypatch.setattr(listed, "TIMES", 2)
    for n in range(40):
        words = ["often", *["half"] * (n % 2 == 0), *["old"] * (n < 10), *["seldom"] * (n == 3)]
        day = f"published: 2020-{n // 20 + 1:02}-{n % 20 + 1:02}\n" * (n > 1)
        text = f"---\ntitle: Number {n:02}\n{day}---\n\n{' '.join(words)}\n"
        (tmp_path / f"{n:02}.md").write_text(text, "utf-8")
    newest = [*range(39, 1, -1), 1, 0]
    ordered = [f"Number {n:02}" for n in newest if n in wanted]
    with Library(tmp_path / "library.db", "ann") as library:
        assert {one.status for one in library.add([str(tmp_path)])} == {"added"}
        first = [row.title for row in library.listing(query=typed).fetch(0, 4)]
        every = [row.title for row in library.listing(query=typed).fetch(0, 99)]
    assert first == ordered[:4]
    assert every == ordered
