"""Each format holds what a bundle has, or says that it does not: one thing after the other."""

import hashlib
import io
import re
import zipfile

import pyarrow.parquet as pq
import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from nkreader.adjudicated import Adjudicated, Side
from nkreader.entity import EntityDecision
from nkreader.exchange import FORMATS
from nkreader.grades import Grade
from nkreader.model import Bundle, Mention, Metadata
from nkreader.view import View
from tests.exchange.golden_bundle import TIME, WRITTEN, golden_bundle

MARKED = "00000000A5"
"""In the second article, where every field is told from all others by a word of its own."""

KINDS = {
    # what: (how it is found in what was written, how it is said that it is left out)
    "the text": ("wordoftext", "article"),
    "older texts": ("5,200 won", "older text|: the full text|articles?$"),
    "a passage": ("Buses run again", "annotation"),
    "a passage without a place": ("noon", "without a certain place|annotation"),
    "its note": ("wordofnote", "note|annotation"),
    "its grade": (r"\bF6\b|information_grade", "grade|annotation"),
    "when it was made": ("2021-05-01", r"annotations?($|: )"),
    "when it was changed": ("2022-07-09", "times|changed|when|only its tag|annotations?$"),
    "its set": ("wordofset", r"\bset|annotations?$|annotations?:"),
    "who made it": ("wordofannotator", r"who|whose|annotations?$|annotations?:"),
    "the name of a tag": ("Wordoftag", r"tags?: .*name"),
    "the slug of a tag": ("old-tag", r"tags?: .*slug"),
    "the definition of a tag": ("wordofdefinition", r"tags?: .*definition"),
    "a tag on a whole article": (
        "whole_article|00000000W2|Whole article|article_mark|KW  - |keyword", "whole articles",
    ),
    "a memo": ("wordofmemo", "whole articles|memo"),
    "a link": ("wordofreason", "link"),
    "publisher": ("wordofpublisher", "publisher|all data|articles?$"),
    "author": ("wordofauthor", "author|all data|articles?$"),
    "translator": ("wordoftranslator", "translator|all data|articles?$"),
    "date": ("2019[-/]08[-/]07|2019, 8, 7", "date|all data|articles?$"),
    "address": ("https://wordofurl.example", "address|all data|articles?$"),
    "entities": ("NORP|wordofentity", "entities"),
    "decisions about entities": ("wordofdecision", "about entities"),
    "decisions between sets": ("wordofadjudication", "between sets"),
    "views": ("wordofview", "view"),
}  # fmt: skip


def everything() -> Bundle:
    bundle = golden_bundle()
    before, (first, second) = bundle.versions, bundle.articles
    text = before[2].document.text + "\n\nwordoftext"
    last = before[2]._replace(document=before[2].document._replace(text=text))
    last = last._replace(sha256=hashlib.sha256(text.encode()).hexdigest())
    data = Metadata(
        "Wordoftitle", "wordofpublisher", "wordofauthor", "wordoftranslator", "2019-08-07", "ko",
        "https://wordofurl.example/a",
    )  # fmt: skip
    marks = []
    for mark in bundle.marks:
        claim = mark.annotation
        if claim.id == MARKED:
            claim = claim._replace(
                note="wordofnote", grade=Grade("F", 6), created="2021-05-01T00:00:00Z",
                modified="2022-07-09T00:00:00Z",
            )  # fmt: skip
        marks.append(mark._replace(annotation=claim))
    side = Side(MARKED, last.id, claim.start, claim.end, "old-tag")
    own = bundle.sets[0].id
    return bundle._replace(
        versions=(*before[:2], last),
        articles=(first, second._replace(metadata=data)),
        marks=tuple(marks),
        sets=tuple(
            one._replace(name="wordofset", annotator="wordofannotator") for one in bundle.sets
        ),
        tags=tuple(
            one._replace(name="Wordoftag", definition="wordofdefinition")
            if one.slug == "old-tag" else one
            for one in bundle.tags
        ),
        article_marks=(
            bundle.article_marks[0]._replace(note="wordofmemo"), *bundle.article_marks[1:],
        ),
        links=tuple(one._replace(reason="wordofreason") for one in bundle.links),
        mentions={last.id: (Mention(8, 13, "NORP", "wordofentity"),)},
        decisions=(EntityDecision("00000000D1", "rename", "x", "", "wordofdecision", TIME),),
        adjudications=(
            Adjudicated("00000000J1", own, own, own, second.id, side, None, "left", (MARKED,),
                        "a", "wordofadjudication", TIME),
        ),
        views=(View("00000000V1", "wordofview", "rice", TIME),),
    )  # fmt: skip


def said_in(name: str, bundle: Bundle) -> str:
    """All the words in what a format writes, as its readers see them."""
    form = FORMATS[name]
    if form.writes == "folder":
        return "\n".join(f"{file}\n{data.decode()}" for file, data in form.files(bundle))
    data = b"".join(form.write(bundle))
    if name == "parquet":
        return repr(pq.read_table(io.BytesIO(data)).to_pylist())
    if name == "spacy":
        docs = list(DocBin().from_bytes(data).get_docs(Vocab()))
        return repr([
            (doc.text, doc.user_data, [(one.text, one.label_, one.id_) for one in doc.spans["sc"]],
             [one.label_ for one in doc.ents])
            for doc in docs
        ])  # fmt: skip
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [packed.read(one).decode("utf-8", "replace") for one in packed.namelist()]
        return re.sub(r"<[^>]*>", lambda tag: f" {tag[0]} ", "\n".join(members))
    near = b"".join(beside for _, beside in form.beside(bundle))
    return (data + near).decode("utf-8-sig")


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_not_in_the_file_is_named_in_what_is_said(name: str) -> None:
    bundle = everything()
    text, lines = said_in(name, bundle), FORMATS[name].leaves(bundle)
    silent = [
        what
        for what, (found, said) in KINDS.items()
        if not re.search(found, text) and not any(re.search(said, line) for line in lines)
    ]
    assert silent == [], "\n".join(lines)


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_said_to_be_left_out_where_there_is_nothing_of_it(name: str) -> None:
    bundle = golden_bundle()
    only = bundle._replace(
        marks=bundle.marks[4:], links=(), article_marks=(), articles=bundle.articles[1:],
        versions=bundle.versions[2:], identities={}, documents={},
    )  # fmt: skip
    for line in FORMATS[name].leaves(only):
        assert not re.search("link|older|entit|memo|whole|decision|view", line), line
