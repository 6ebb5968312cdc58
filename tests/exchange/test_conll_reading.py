"""Columns of tokens come in as texts with their spans, whoever wrote them."""

from collections import Counter

import pytest
from hypothesis import given, settings

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.conll import flat
from nkreader.exchange.documents import documents
from nkreader.exchange.parcel import parcel
from nkreader.model import Bundle, NkreaderError
from tests.exchange.bundles import bundles


def coded(text: str, name: str = "news.conll") -> CodedSet:
    found, what = read_any(parcel(name, text.encode()), [])
    assert found == "conll"
    assert isinstance(what, CodedSet)
    return what


def spans(found: CodedSet) -> list[tuple[str, str | None]]:
    texts = {one.name: one.text or "" for one in found.texts}
    assert all(one.exact == texts[one.document][one.start : one.end] for one in found.codings)
    return [(one.exact or "", one.code) for one in found.codings]


SCHEMES = {
    "IOB2": "B-GPE I-GPE B-GPE O O B-GOODS",
    "IOB1": "I-GPE I-GPE B-GPE O O I-GOODS",
    "BIOES": "B-GPE E-GPE S-GPE O O S-GOODS",
    "BILOU": "B-GPE L-GPE U-GPE O O U-GOODS",
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("middle", [" ", "\t", " NNP B-NP ", " -X- _ "])
def test_every_scheme_of_tags_says_the_same_spans(scheme: str, middle: str) -> None:
    words = ["North", "Korea", "China", "sent", "no", "석탄"]
    tags = SCHEMES[scheme].split()
    lines = [f"{word}{middle}{tag}" for word, tag in zip(words, tags, strict=True)]
    found = coded("\n".join(lines) + "\n")
    assert [one.text for one in found.texts] == ["North Korea China sent no 석탄"]
    assert spans(found) == [("North Korea", "GPE"), ("China", "GPE"), ("석탄", "GOODS")]


def test_documents_sentences_and_labels_with_spaces_as_label_studio_writes_them() -> None:
    found = coded(
        "-DOCSTART- -X- O\r\n🚢 -X- _ B-border trade\r\n석탄 -X- _ I-border trade\r\n\r\n"
        "ships -X- _ O\r\n\r\n\r\n-DOCSTART- -X- O\r\nRice -X- _ B-goods\r\n"
    )
    assert [one.text for one in found.texts] == ["🚢 석탄\nships", "Rice"]
    assert spans(found) == [("🚢 석탄", "border trade"), ("Rice", "goods")]


@settings(max_examples=60, deadline=None)
@given(bundles())
def test_what_is_written_comes_back_with_the_same_signs_under_each_label(bundle: Bundle) -> None:
    data = b"".join(FORMATS["conll"].write(bundle))
    wanted: Counter[str] = Counter()
    for document in documents(bundle):
        for one in flat(document)[0]:
            wanted[one.label] += len("".join(document.text[one.start : one.end].split()))
    if not any("".join(one.text.split()) for one in documents(bundle)):
        return
    found: Counter[str] = Counter()
    _, what = read_any(parcel("a.conll", data), [], "conll")
    assert isinstance(what, CodedSet)
    for words, label in spans(what):
        found[label or ""] += len("".join(words.split()))
    assert found == +wanted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rice B-goods\nno tag here at all\n", "line 2"),
        ("-DOCSTART- -X- O O\n\n", "has no tokens"),
        ("Rice B-goods\n\udcff", "UTF-8"),
    ],
)
def test_what_is_no_column_of_tags_is_one_line(text: str, said: str) -> None:
    with pytest.raises(NkreaderError, match=said) as error:
        read_any(parcel("a.conll", text.encode("utf-8", "surrogateescape")), [], "conll")
    assert "\n" not in str(error.value)


def test_prose_is_not_taken_for_columns() -> None:
    for text in ("Rice went up.\nA B-movie was shown.\n", "", "{}\n", "id,tag\n1,O\n"):
        assert not FORMATS["conll"].recognises(parcel("a.txt", text.encode()))
