"""How other people's words are shown in our own lines: cut short, and with nothing hidden in them.

For error lines, reports and the codebook file. What reaches a terminal through a widget is
filtered by `tui`; this is for text that leaves the program some other way.
"""

from nkreader.model import Article
from nkreader.text.hidden import one_line


def quoted(words: object, limit: int = 60) -> str:
    """A value for an error line: on one line, in quotes, at most `limit` code points of it.

    >>> quoted("covid\\n19")
    '"covid 19"'
    """
    try:
        text = one_line(str(words))
    except ValueError:
        # Python spells out no number of more than 4,300 digits.
        text = "a number of thousands of digits"
    return f'"{text[: limit - 1]}…"' if len(text) > limit else f'"{text}"'


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "link"), counted(2, "passage")
    ('1 link', '2 passages')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def called(article: Article) -> str:
    """The title of an article; where it has none, its opening words in quotation marks."""
    title = article.metadata.title
    if title and title.strip():
        return title
    return f"“{article.opening}”" if article.opening.strip() else ""


def closest(word: str, known: list[str]) -> str:
    """` (did you mean "x"?)` for a word that is nearly one of `known`, else nothing."""
    import difflib

    near = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {quoted(near[0])}?)" if near else ""
