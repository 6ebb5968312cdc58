"""Links, addresses and tags of a text, which nobody reads as names.

They are found by what only they have, and grown to the left from there: every pattern begins with
fixed characters, so that none is tried at every place of a text.
"""

import re

_SIGNS: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (re.compile(r"\]\([^)\s]{0,400}\)"), None),
    (re.compile(r"://[^\s)\]>]+"), ""),
    (re.compile(r"www\.[^\s)\]>]+"), None),
    (re.compile(r"@[\w.-]+"), "._+-"),
    (re.compile(r"#\w+"), None),
    (re.compile(r"\.(?:com|org|net|html|jpg|png|gov|kp|co\.kr)\b(?:/\S*)?"), "._-"),
)
"""What gives a link away, and what it may have before that beside letters and figures; None where
it begins with the sign."""


def without_links(text: str) -> str:
    """`text` with line breaks, as many as there were characters, for every link and address."""
    for pattern, before in _SIGNS:
        pieces = []
        done = 0
        for found in pattern.finditer(text):
            start = found.start()
            if before is not None:
                while start > done and (text[start - 1].isalnum() or text[start - 1] in before):
                    start -= 1
            pieces += [text[done:start], "\n" * (found.end() - start)]
            done = found.end()
        if pieces:
            text = "".join([*pieces, text[done:]])
    return text
