"""The exact borders of a placed span: from tokens back to code points, and from word to sentence.

Tokens say which words a span covers; a person may have begun it inside a word or in the white space
before one. And a span that began with a sentence must begin with one again, or nothing is certain.
"""

from nkreader.anchoring.pair import Pair, Passage
from nkreader.anchoring.tokens import Tokens

REACH = 100
"""Tokens; few sentences are longer."""

_ENDS = frozenset(".?!…。！？")
_FULL_WIDTH = frozenset("。！？")
"""These need no space after them."""
_CLOSERS = frozenset("\"'”’»)]*_")


def offsets(pair: Pair, passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """`passage` over the tokens `first..last` (half-open) of the new text, as code points.

    None where a border lies inside a word, or in white space, that is not the same any more.
    """
    old, new = pair.old, pair.new
    start = passage.start - old.starts[passage.first]
    end = passage.end - old.ends[passage.last - 1]
    if start > 0 and old.raw(passage.first) != new.raw(first):
        return None
    if end < 0 and old.raw(passage.last - 1) != new.raw(last - 1):
        return None
    here = new.starts[first] + start, new.ends[last - 1] + end
    if here[0] < 0 or here[1] > len(new.text):
        return None
    lead = old.text[passage.start : old.starts[passage.first]]
    if start < 0 and lead != new.text[here[0] : new.starts[first]]:
        return None
    trail = old.text[old.ends[passage.last - 1] : passage.end]
    if end > 0 and trail != new.text[new.ends[last - 1] : here[1]]:
        return None
    return here


def opens(tokens: Tokens, index: int) -> bool:
    """Whether a sentence or line begins at this token."""
    if index == 0 or _newline(tokens, index):
        return True
    before = index - 1
    if not _apart(tokens, index):
        return tokens.raw(before) in _FULL_WIDTH
    while before > 0 and tokens.raw(before) in _CLOSERS and not _apart(tokens, before):
        before -= 1
    return tokens.raw(before)[-1] in _ENDS


def closes(tokens: Tokens, index: int) -> bool:
    """Whether a sentence or line ends with this token."""
    return index == len(tokens) - 1 or opens(tokens, index + 1)


def whole_sentences(pair: Pair, passage: Passage, first: int, last: int) -> bool:
    """Whether the tokens `first..last` keep the sentence borders that `passage` had."""
    if opens(pair.old, passage.first) and not opens(pair.new, first):
        return False
    return not closes(pair.old, passage.last - 1) or closes(pair.new, last - 1)


def sentence(tokens: Tokens, index: int) -> tuple[int, int]:
    """The tokens of the sentence or line that a token lies in, half-open.

    At most REACH on either side, so that a text without any stop costs no more.
    """
    start, end = index, index + 1
    while start > max(0, index - REACH) and not opens(tokens, start):
        start -= 1
    while end < min(len(tokens), index + REACH) and not closes(tokens, end - 1):
        end += 1
    return start, end


def same_line(tokens: Tokens, first: int, last: int) -> bool:
    """Whether no line ends between two tokens, the first before the second."""
    return "\n" not in tokens.text[tokens.ends[first] : tokens.starts[last]]


def _apart(tokens: Tokens, index: int) -> bool:
    return tokens.starts[index] > tokens.ends[index - 1]


def _newline(tokens: Tokens, index: int) -> bool:
    between = tokens.text[tokens.ends[index - 1] if index else 0 : tokens.starts[index]]
    return "\n" in between or "\u2028" in between or "\u2029" in between
