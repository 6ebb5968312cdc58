"""Formats for training: spaCy, pyarrow and pandas-like readers find every span's exact words."""

import io
import json

import pyarrow.parquet
import spacy
from hypothesis import given, settings
from spacy.tokens import DocBin
from spacy.training.converters.conll_ner_to_docs import conll_ner_to_docs

from nkreader.exchange import FORMATS
from nkreader.exchange.conll import flat
from nkreader.exchange.documents import documents
from nkreader.model import Bundle, Mark, Placement
from nkreader.text.document import Document
from tests.exchange.awkward import SPANS, TEXT, awkward_bundle, with_entities
from tests.exchange.bundles import bundles

LABELLED = sorted((words, tag) for words, tag in SPANS)


def data(name: str, bundle: Bundle) -> bytes:
    return b"".join(FORMATS[name].write(bundle))


def test_spacy_finds_the_words_of_every_passage_and_entity() -> None:
    packed = DocBin().from_bytes(data("spacy", with_entities(awkward_bundle())))
    (doc,) = packed.get_docs(spacy.blank("xx").vocab)
    assert doc.text == TEXT
    assert sorted((span.text, span.label_) for span in doc.spans["sc"]) == LABELLED
    assert [(span.text, span.label_) for span in doc.ents] == [("북한", "GPE"), ("China", "GPE")]


@settings(max_examples=40, deadline=None)
@given(bundles())
def test_a_doc_has_the_text_and_the_spans_of_any_bundle(bundle: Bundle) -> None:
    docs = list(DocBin().from_bytes(data("spacy", bundle)).get_docs(spacy.blank("xx").vocab))
    for doc, document in zip(docs, documents(bundle), strict=True):
        assert doc.text == document.text
        assert sorted((one.start_char, one.end_char, one.label_) for one in doc.spans["sc"]) == (
            sorted((one.start, one.end, one.tag.slug) for one in document.spans)
        )


def test_a_doc_of_white_space_alone_is_what_it_is() -> None:
    bundle = awkward_bundle()
    (version,) = bundle.versions
    blank = version._replace(document=Document(" \n", ()), sentences=(), zones=())
    packed = DocBin().from_bytes(data("spacy", bundle._replace(versions=(blank,), marks=())))
    assert [doc.text for doc in packed.get_docs(spacy.blank("xx").vocab)] == [" \n"]


def test_char_span_of_a_line_for_prodigy_leads_to_the_words() -> None:
    row = json.loads(data("prodigy", awkward_bundle()).decode().split("\n")[0])
    assert (
        sorted((row["text"][one["start"] : one["end"]], one["label"]) for one in row["spans"])
        == LABELLED
    )


def test_a_row_of_parquet_holds_text_and_spans() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(data("parquet", awkward_bundle())))
    (row,) = table.to_pylist()
    assert row["title"] == "북한 석탄 합의 🚢: =1+1 <b>"
    found = sorted((row["text"][one["start"] : one["end"]], one["label"]) for one in row["spans"])
    assert found == LABELLED
    assert [one["exact"] for one in row["spans"] if one["note"]] == ["supply China with coal."]


def test_spacys_converter_reads_the_columns_and_finds_the_passages_that_stay() -> None:
    bundle = awkward_bundle()
    written = data("conll", bundle).decode()
    docs = list(conll_ner_to_docs(written, n_sents=0, no_print=True))  # type: ignore[no-untyped-call]
    found = [("".join(one.text.split()), one.label_) for doc in docs for one in doc.ents]
    (document,) = documents(bundle)
    stay, left = flat(document)
    wanted = ["".join(TEXT[one.start : one.end].split()) for one in stay]
    assert [words for words, _ in found] == wanted
    assert len(stay) + len(left) == len(SPANS)
    assert stay[1].label == "sanctions"


def test_what_overlaps_is_counted() -> None:
    lines = FORMATS["conll"].leaves(awkward_bundle())
    _, left = flat(next(documents(awkward_bundle())))
    assert lines[0] == f"{len(left)} of 11 annotations overlap others and were left out"


def test_a_passage_over_the_end_of_a_sentence_is_cut_there_and_counted() -> None:
    bundle = awkward_bundle()
    start = TEXT.index("two?")
    mark = bundle.marks[0]
    claim = mark.annotation._replace(start=start, end=start + 8, exact=TEXT[start : start + 8])
    one = bundle._replace(marks=(Mark(claim, Placement("placed", start, start + 8)),))
    lines = [line for line in data("conll", one).decode().split("\n") if "sanctions" in line]
    assert lines == [
        "two -X- O B-sanctions", "? -X- O I-sanctions", "The -X- O B-sanctions",
    ]  # fmt: skip
    assert "1 span over the end of a sentence, where it is cut in two" in (
        FORMATS["conll"].leaves(one)
    )
