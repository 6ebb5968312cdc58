"""A name and a colon: headlines ("Poll: most want peace") and transcripts ("PENCE: Well, …")."""

from bisect import bisect_left

from nkreader.attribution.board import Board, Find
from nkreader.attribution.clauses import trimmed
from nkreader.attribution.lexicon import COLON, KNOWN
from nkreader.attribution.page import Page
from nkreader.text.quotations import CLOSERS
from nkreader.text.word_set import word_set

LONGEST = 8
"""Words of the name, at most."""


BRIEF = 3
"""Words of a name that need not say that they are somebody."""
SPEAKING = KNOWN.people | KNOWN.bodies
LABELS = word_set(
    "related story stories read more photo photos image images picture caption table figure chart "
    "map source sources note notes correction editor clarification video watch listen update "
    "updated credit credits contact email phone tel subject date time place topics tags also "
    "graphic graphics editing"
)
"""Words of what stands before a colon and names nobody: "Related story: …"."""


def find(board: Board) -> None:
    """The first colon of each paragraph, where only a name stands before it."""
    page = board.page
    words = page.words
    seen = -1
    for colon, sentence in page.where(COLON):
        first, end, block = sentence
        if block == seen or colon - first > LONGEST:
            continue
        number = bisect_left(page.sentences, sentence)
        if number and page.sentences[number - 1][2] == block:
            continue
        if words[first] in CLOSERS and words[first + 1 : first + 2] != [":"]:
            first += 1
        if not first < colon < first + LONGEST:
            continue
        seen = block
        if not all(_is_named(page, k) for k in range(first, colon)):
            continue
        shouted = page.text[page.starts[first] : page.ends[colon - 1]].isupper()
        if not shouted and not _is_somebody(words[first:colon]):
            continue
        last, following = end, number + 1
        while following < len(page.sentences) and page.sentences[following][2] == block:
            last = page.sentences[following][1]
            following += 1
        part = trimmed(page, colon + 1, last)
        if part and page.text[page.starts[part[0]]].islower():
            continue
        if (
            part is None
            or part[1] - part[0] < 4
            or (page.words[part[0] + 1] == "," and not shouted)
            or "\n" in page.text[page.starts[first] : page.ends[colon]]
        ):
            continue
        board.add(Find((first, colon), (colon, colon + 1), (part,), ":", block))


def _is_somebody(name: list[str]) -> bool:
    """Whether words before a colon may be somebody, not a heading: short, or with "spokesman"."""
    if not LABELS.isdisjoint(name) or name[-1].isdigit():
        return False
    return len(name) <= BRIEF or not SPEAKING.isdisjoint(name)


def _is_named(page: Page, i: int) -> bool:
    """Whether word `i` may stand in a name: a capital, a sign, or a short word."""
    word = page.words[i]
    return page.capital(i) or not word.isalpha() or len(word) < 4
