"""spaCy's DocBin: the documents as Docs, for training and for looking at. Writes only.

Passages are the span group "sc", which spaCy's span categorizer reads by default: they may overlap.
Entities are `doc.ents`. Tokens are cut at the borders of spans, white space is kept: `doc.text` is
the text. Labels are tags' slugs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from nkreader.exchange.check import reference_faults, refuse
from nkreader.exchange.documents import TextDocument, documents, not_held, unplaced
from nkreader.exchange.leaving import left_behind
from nkreader.exchange.tokens import tokens
from nkreader.model import Bundle

GROUP = "sc"


def write(bundle: Bundle) -> Iterator[bytes]:
    """One DocBin, with the ids and titles of the articles in `user_data`."""
    refuse(reference_faults(bundle))
    return _whole(bundle)


def _whole(bundle: Bundle) -> Iterator[bytes]:
    packed = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
    vocab = Vocab()
    for document in documents(bundle):
        packed.add(_doc(vocab, document))
    yield packed.to_bytes()


def _doc(vocab: Vocab, document: TextDocument) -> Doc:
    spans = [(one.start, one.end) for one in document.spans]
    spans += [(one.start, one.end) for one in document.mentions]
    pieces = list(_pieces(document.text, spans))
    doc = Doc(vocab, [word for word, _ in pieces], [space for _, space in pieces])
    doc.user_data["id"] = document.article.id
    doc.user_data["title"] = document.title
    made: list[Span] = []
    for one in document.spans:
        span = doc.char_span(one.start, one.end, one.tag.slug)
        if span is not None:
            id = one.mark.annotation.id
            made.append(Span(doc, span.start, span.end, one.tag.slug, span_id=id))
    doc.spans[GROUP] = made
    found = (doc.char_span(one.start, one.end, one.label) for one in document.mentions)
    doc.set_ents(filter_spans([span for span in found if span is not None]))
    return doc


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Tokens and the white space between them, and whether one space follows each.

    A space that a span begins or ends with is a token of its own.
    """
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    cut = list(tokens(text, 0, len(text), starts | ends))
    at = 0
    nexts = [*(start for start, _ in cut[1:]), len(text)]
    for (start, end), after in zip(cut, nexts, strict=False):
        yield from _gap(text, at, start, starts | ends)
        spaced = text[end:after] == " " and end not in starts and after not in ends
        yield text[start:end], spaced
        at = end + spaced
    yield from _gap(text, at, len(text), starts | ends)


def _gap(text: str, start: int, end: int, borders: set[int]) -> Iterator[tuple[str, bool]]:
    """White space as tokens, cut at borders."""
    cuts = [start, *sorted(one for one in borders if start < one < end), end]
    for first, last in pairwise(cuts):
        if first < last:
            yield text[first:last], False


def leaves(bundle: Bundle) -> list[str]:
    """What a DocBin cannot hold, counted, one line each."""
    noted = sum(mark.annotation.note is not None for mark in bundle.marks)
    return not_held(
        [
            (len(unplaced(bundle)), "annotation", " without a certain place in the current text"),
            (noted, "annotation", ": its note"),
            (len(bundle.marks), "annotation", ": who made it, when, in which set, its grade"),
            (len(bundle.article_marks), "mark", " on whole articles"),
            (len(bundle.links), "link", ""),
            (len(bundle.tags), "tag", ": name, definition, key, colour and parent"),
            *left_behind(bundle, changed=True),
        ]
    )
