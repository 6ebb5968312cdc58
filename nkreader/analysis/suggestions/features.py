"""Sentences as rows of numbers: their words, the parts of these, the kinds of what they name.

A word counts by itself and by its runs of three to five letters, so that forms of one word and
spellings of one name resemble each other in any language. Figures are all the same word. Since
runs are those of words, what a model weighs can be said in words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from nkreader.text.spelling import spelled

_FIGURE = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"#|[^\W\d_]+")
_RUNS = (3, 4, 5)
_FREQUENT, _FEW = 0.3, 10
"""A word in more than this share of the sentences says nothing, unless it is in few of them."""
_PARTS, _WORDS, _KINDS = 1.0, 0.5, 0.3
"""How much runs of letters, whole words and kinds count."""

Matrix = Any
"""A sparse matrix of scipy, whose types are not known here."""


class Sentence(NamedTuple):
    """A sentence to learn from or to look at."""

    text: str
    kinds: tuple[str, ...]
    """The labels of the entities that it names."""
    group: str
    """Its article."""


class Features:
    """The rows of sentences, and behind them those of further texts, such as definitions."""

    def __init__(self, sentences: Sequence[Sentence], texts: Sequence[str] = ()) -> None:
        from scipy.sparse import diags, hstack

        every = [words_of(text) for text in (*(one.text for one in sentences), *texts)]
        most = max(_FEW, int(_FREQUENT * len(every)))
        seen = Counter(word for words in every for word in {*words})
        self.words = sorted(word for word, times in seen.items() if times <= most) or ["#"]
        self.counts = _counted(every, self.words)
        runs = [_runs_of(word) for word in self.words]
        self._runs = _counted(runs, sorted({one for some in runs for one in some}))
        self.kinds = sorted({kind for one in sentences for kind in one.kinds}) or ["none"]
        named = [*(sorted({*one.kinds}) for one in sentences), *([] for _ in texts)]
        named_rows = _counted(named, self.kinds)
        in_runs = self.counts @ self._runs
        self._idf = [_idf(in_runs), _idf(self.counts)]
        parts, whole = in_runs @ diags(self._idf[0]), self.counts @ diags(self._idf[1])
        self.scales = [_inverse_lengths(parts) * _PARTS, _inverse_lengths(whole) * _WORDS]
        """By which the runs and the words of each row are made as long as those of any other."""
        self.named = (_KINDS * named_rows).tocsr()
        rows = [diags(self.scales[0]) @ parts, diags(self.scales[1]) @ whole, self.named]
        self.matrix = hstack(rows).tocsr()

    def reasons(self, weights: Any) -> "Reasons":
        """What a model with these weights weighs, in words."""
        parts, words = self._runs.shape[1], len(self.words)
        return Reasons(
            self,
            self._runs @ (self._idf[0] * weights[:parts]),
            self._idf[1] * weights[parts : parts + words],
            weights[parts + words :],
        )


class Reasons(NamedTuple):
    """What each word, by its runs of letters and as a whole, and each kind weighs for a model."""

    features: Features
    by_runs: Any
    whole: Any
    by_kind: Any

    def of(self, row: int, most: int) -> list[tuple[str, float]]:
        """The words of a row, and kinds it names, that weigh most, each with what it adds."""
        from_ = self.features
        runs, whole = from_.scales[0][row], from_.scales[1][row]
        found = []
        for word, count in _entries(from_.counts, row):
            adds = count * (self.by_runs[word] * runs + self.whole[word] * whole)
            found.append((from_.words[word], float(adds)))
        for kind, count in _entries(from_.named, row):
            found.append((from_.kinds[kind], float(count * self.by_kind[kind])))
        return sorted((one for one in found if one[1] > 0), key=lambda one: -one[1])[:most]


def _entries(rows: Matrix, row: int) -> Iterator[tuple[int, float]]:
    """(column, value) of what is not nothing in a row."""
    stretch = slice(rows.indptr[row], rows.indptr[row + 1])
    return zip(rows.indices[stretch], rows.data[stretch], strict=True)


def words_of(text: str) -> list[str]:
    """The words of a text as they are counted; a figure is `#`."""
    return _WORD.findall(_FIGURE.sub("#", spelled(text)))


def _runs_of(word: str) -> list[str]:
    whole = f" {word} "
    return [whole[n : n + size] for size in _RUNS for n in range(max(1, len(whole) - size + 1))]


def _counted(rows: Sequence[Sequence[str]], known: Sequence[str]) -> Matrix:
    """How often each of the known words is in each row."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(analyzer=_as_they_are, vocabulary=known).transform(rows)


def _as_they_are(words: Sequence[str]) -> Sequence[str]:
    return words


def _idf(counts: Matrix) -> Any:
    from sklearn.feature_extraction.text import TfidfTransformer

    return TfidfTransformer(norm=None).fit(counts).idf_


def _inverse_lengths(rows: Matrix) -> Any:
    import numpy

    lengths = numpy.sqrt(numpy.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return 1.0 / numpy.where(lengths > 0, lengths, 1.0)
