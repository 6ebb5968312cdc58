"""Other people's words as Markdown that shows exactly those words and does nothing else.

Safe for CommonMark, GitHub's and Obsidian's additions: no emphasis, link, image, HTML, entity,
heading, list, table, tag, comment, highlight, formula or automatic link comes of the text.
"""

import re

from nkreader.text.hidden import HIDDEN, visible

_ENDINGS = "[a-z]{2}|com|org|net|edu|gov|info|biz|name|shop|asia|pro|web|aero|coop|museum"
SPECIAL = re.compile(
    r"[\\`\[|~]"  # wherever they stand: escapes, code, links, cells, strikes
    r"|(?<!\s)\*|\*(?!\s)"  # emphasis, but no lone star
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis, but not within_a_word
    r"|<(?=[A-Za-z/!?])"  # HTML, automatic links
    r"|&(?=#?\w+;)"  # entities
    r"|\{(?=[{%:.#])"  # templates, attributes
    r"|=(?==)|(?<==)=|%(?=%)|(?<=%)%"  # highlights, Obsidian's comments
    r"|(?<=\S)\$|\^(?=\w)"  # what could end a formula, Obsidian's marks of blocks
    r"|(?<!\S)\#(?=\S)|(?<!\S)\#+\Z"  # tags, what closes a heading
    r"|:(?=//)|(?<=mailto):|(?<=xmpp):|:(?=[\w+-]+:)"  # addresses, emoji
    rf"|(?<=www)\.|(?<=[^\W_])\.(?=(?:{_ENDINGS})\b)|@(?=\w)"  # addresses without a scheme
)
LEADING = re.compile(r"([-+:!?>#=]|\d{1,9}[.)])")
"""What begins a list, a rule, a quote, a heading or a container at the start of a line."""
LINE_END = re.compile("\r\n?|[\n\u2028\u2029\x85]")
SAFE_URL = re.compile(r"https?://[^\s<>\"`\\|]+")


def inline(text: str) -> str:
    """Words for the middle of a line: white space runs become one space.

    >>> inline("[a](b) *c* U.S.")
    '\\\\[a](b) \\\\*c\\\\* U.S.'
    """
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", visible(text))


def paragraphs(text: str) -> list[list[str]]:
    """The lines of each paragraph, escaped; a blank line parts paragraphs."""
    found: list[list[str]] = [[]]
    for line in LINE_END.split(text):
        words = _escaped(" ".join(line.split()))
        if words:
            found[-1].append(_line_start(words))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _line_start(line: str) -> str:
    match = LEADING.match(line)
    if not match:
        return line
    end = match.end() - 1
    return f"{line[:end]}\\{line[end:]}"


def block(text: str, prefix: str = "") -> str:
    """Words as Markdown paragraphs, every line after `prefix`; line ends stay line ends."""
    breaks = f"\\\n{prefix}"
    between = f"\n{prefix.rstrip()}\n"
    return between.join(prefix + breaks.join(lines) for lines in paragraphs(text))


def address(url: str) -> str:
    """A link to an http or https address; any other is shown as words."""
    if SAFE_URL.fullmatch(url) and not HIDDEN.search(url):
        return f"<{url}>"
    return inline(url)
