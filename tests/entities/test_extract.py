"""What holds for every text: spans inside it, flat, sorted, named; and canonical names."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.entities import EXTRACTOR, VERSION, extract, extractor
from nkreader.entities.lexicon import LISTS, key, lexicon
from nkreader.model import LABELS, NkreaderError
from nkreader.text.cleaning import fold_map
from nkreader.text.plain import plain_document
from nkreader.text.sentences import sentences
from nkreader.text.words import count_words
from nkreader.text.zones import zones
from tests.growth import cost

BITS = [
    "Kim Jong Un", "Kim Jong-un", "the North", "South Korea", "’s", "'s", " ", "\n", "\u00a0",
    "U.S.", "-", "–", ",", ".", "(", ")", "“", "”", "a source in", "the source", "said", "told",
    "Mar.", "27", "2020", "first two months of", "end of", "$", "24 million", "won", "%", "percent",
    "Ministry of", "and", "of the", "Bank", "Resolution", "1718", "(2006)", "Province", "border",
    "rice", "COVID-19", "pandemic", "8th", "Party", "Congress", "Port", "Mr", "spokesman", "Xi",
    "평양에서", "김정은 위원장", "지난달 말", "한 주민은", "“물이 없다”고", "말했다", "1만 4000원",
    "1kg에", "혜산시 안전부", "신의주역", "\u1112\u1161\u11ab", "8차 당대회",
    "北", "(62)", "씨",
    "\U0001f600", "\u0000", "e\u0301", "\u202e", "SEOULThe", "C.C.,",
    "https://x.org/a-b", "](x)", "year", "old", "29", "ago", "early", "late", "'90s", "Act", "on",
]  # fmt: skip


@given(st.lists(st.sampled_from(BITS), max_size=30).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_mentions_lie_in_the_text_sorted_and_apart(text: str) -> None:
    last = 0
    for mention in extract(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.label in LABELS
        words = text[mention.start : mention.end]
        assert words == words.strip()
        assert mention.name
        assert "\n" not in mention.name
        last = mention.end


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_borne(text: str) -> None:
    for mention in extract(text):
        assert 0 <= mention.start < mention.end <= len(text)


HOSTILE = [
    "a", "A", "aB", "AAAa", "1", "1,", "½", "(", "“", "\"", "'", "’s", ".", "-", "–", "… ", "$",
    "$1 ", "°C ", "a. ", "J. ", "Mr. ", "Kim ", "Kim, ", "KIM ", "Foo ", "Foo-", "the ",
    "of the ", "North", "U.S. ", "Ministry of ", "a source in ", "end of ", "to early ",
    "2015–", "Q3 2020 ", "two hundred ", "5 a.m. ", "x@", "](", "#", "://a", "e\u0301",
    "\u00ad", "\u200b", "\U0001f600", "김정은 ", "\u1112\u1161\u11ab", "中", "(1)", "deadbeef01",
    "한 ", "지난 ", "1만 ", "북한의 ", "또 다른 소식통", "제1차 ", "김이박 ", "위원장", "“가",
    "\n", " ", "said ", "according to ", "Foo (FOO) ", "By Foo and ",
]  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
@pytest.mark.parametrize("rule", ["entities", "sentences", "zones", "words", "folding"])
def test_hostile_texts_cost_no_more_than_their_length(rule: str, sign: str) -> None:
    """Four times the text takes four times the work; sixteen times would be its square."""
    acts: dict[str, Callable[[str], object]] = {
        "entities": extract,
        "sentences": lambda text: sentences(plain_document(text)),
        "zones": lambda text: zones(plain_document(text)),
        "words": count_words,
        "folding": fold_map,
    }
    small, large = (sign * (size // len(sign)) for size in (10_000, 40_000))
    few, many = cost(acts[rule], small), cost(acts[rule], large)
    assert many < 10 * few + cost(extract, "Kim said. " * 500)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "A", "’s", "the " * 5000, "(" * 20000, "Kim " * 5000, "of the " * 5000,
        "A-" * 20000, "1,000" * 5000, "Ministry of " * 3000, "\u00e9" * 50000,
        "a source in " * 3000,
        "$" * 20000, "2015–" * 5000, "North" * 5000, "x@" * 10000, "](" * 10000, "#" * 20000,
    ],
)  # fmt: skip
def test_hostile_texts_are_borne(text: str) -> None:
    extract(text)


def test_the_rules_are_the_default() -> None:
    assert extractor(EXTRACTOR) is extract
    assert VERSION > 0


@pytest.mark.parametrize("name", ["", "magic", "rules:x", "spacy:"])
def test_an_unknown_extractor_says_what_to_use(name: str) -> None:
    with pytest.raises(NkreaderError, match="rules, spacy:NAME or both") as error:
        extractor(name)
    assert "\n" not in str(error.value)


def names(text: str, label: str) -> list[str]:
    return [mention.name for mention in extract(text) if mention.label == label]


@pytest.mark.parametrize(
    ("text", "label", "wanted"),
    [
        ("The DPRK fired. The North said so.", "GPE", ["North Korea", "North Korea"]),
        ("Kim Jong-un spoke. Kim left.", "PERSON", ["Kim Jong Un", "Kim Jong Un"]),
        ("Mr Xi met Xi Jinping.", "PERSON", ["Xi Jinping", "Xi Jinping"]),
        ("Covid-19, coronavirus, COVID-19", "DISEASE", ["COVID-19"] * 3),
        ("Chinese and North Korean traders", "NORP", ["Chinese", "North Korean"]),
        ("In U.S. ports and US\u00a0waters", "GPE", ["United States", "United States"]),
        ("Fields at Ryongdam-ri\nand North\nKorea", "GPE", ["Ryongdam-ri", "North Korea"]),
        ("The Korean Central News Agency (KCNA)", "ORG", ["Korean Central News Agency"] * 2),
        ("평양에서 회의가 열렸다", "GPE", ["Pyongyang"]),
    ],
)
def test_canonical_names(text: str, label: str, wanted: list[str]) -> None:
    assert names(text, label) == wanted


def test_letters_with_their_marks_apart_are_the_same_letters() -> None:
    text = unicodedata.normalize("NFD", "In P’yŏngyang, António Guterres waited.")
    found = {(m.label, m.name, text[m.start : m.end]) for m in extract(text)}
    assert found == {
        ("GPE", "Pyongyang", unicodedata.normalize("NFD", "P’yŏngyang")),
        ("PERSON", "Antonio Guterres", unicodedata.normalize("NFD", "António Guterres")),
    }


def test_names_with_signs_nobody_sees_are_found_as_read() -> None:
    text = "From Pyong\u00adyang and Sin\u200buiju to North\u2009Ko\u00adrea and North\u200bKorea."
    found = [(m.name, text[m.start : m.end]) for m in extract(text) if m.label == "GPE"]
    assert found == [
        ("Pyongyang", "Pyong\u00adyang"),
        ("Sinuiju", "Sin\u200buiju"),
        ("North Korea", "North\u2009Ko\u00adrea"),
        ("North Korea", "North\u200bKorea"),
    ]


def test_every_line_of_the_lists_counts() -> None:
    """A typing error in a list (a tab, an empty alias, two '=') would lose a name silently."""
    for path in LISTS.glob("*/*.txt"):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            where = f"{path.parent.name}/{path.name}:{number}"
            assert line == line.strip(), where
            if line.startswith("#"):
                continue
            assert line.count("=") <= 1, where
            assert "\t" not in line, where
            assert all(part.strip() for part in line.replace("=", ";").split(";")) or not line, (
                where
            )


def test_a_name_added_to_a_list_is_found(tmp_path: Path) -> None:
    from nkreader.entities.lexicon import Lexicon

    folder = tmp_path / "ORG"
    folder.mkdir()
    (folder / "new.txt").write_text("Yalu Wire = YW; Yalu Wire Service\n", encoding="utf-8")
    assert Lexicon(tmp_path).names["Yalu Wire Service"] == ("ORG", "Yalu Wire")
    assert lexicon() is lexicon()


def test_no_name_of_the_lists_has_two_labels() -> None:
    """Two labels for one name: which list is read last would decide."""
    labels: dict[str, set[str]] = {}
    for path in LISTS.glob("[A-Z]*/*.txt"):
        if path.name == "world.txt":
            continue
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                for form in line.replace("=", ";").split(";"):
                    labels.setdefault(key(form), set()).add(path.parent.name)
    assert {name: found for name, found in labels.items() if len(found) > 1} == {}
