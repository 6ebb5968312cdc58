"""What each block of a Document is for, and which one is its headline.

The rules are asked in the order of one table; the first that says yes decides, and a block that
no rule knows is body. `text.zoning` holds what a single block looks like; here is what depends
on the blocks around it. `tests/text/cases/zones.txt` holds the cases.
"""

from collections.abc import Callable
from functools import lru_cache

from nkreader.text.document import Block, Document, Zone
from nkreader.text.zoning import credit_lines, datelines, heads, people, pictures, surroundings
from nkreader.text.zoning.lines import (
    LONGEST,
    begins,
    is_ended,
    is_heading_line,
    is_headline,
    is_marked_heading,
    is_marked_title,
    is_prose,
    unmarked,
)
from nkreader.text.zoning.sight import Sight, raw_words

TOP = 12
"""Blocks among which a headline is looked for."""

FEW = 5
"""Words; a heading between two paragraphs has seldom more, another article's seldom fewer."""

FOOT = 6
"""Blocks among which a note about the author is looked for."""


def zones(document: Document) -> list[Zone]:
    """The zone of every block, in order."""
    title = headline(document)
    shown = _pictures(document)
    head = head_of(document, title)
    found: list[Zone] = []
    in_body = under_related = False
    for index, block in enumerate(document.blocks):
        raw = document.text[block.start : block.end]
        before = found[-1] if found else None
        words = unmarked(raw)
        sight = Sight(
            document, index, raw, words, title, before, in_body, under_related, shown, head
        )
        rules = _OF_ANY_LENGTH if _is_long(block) else RULES
        told: Zone = next((zone for zone, rule in rules if rule(sight)), "body")
        found.append(told if block.hint is None else block.hint)
        in_body = in_body or found[-1] == "body"
        under_related = found[-1] not in ("title", "body", "heading") and (
            under_related or surroundings.is_related_heading(words)
        )
    return found


@lru_cache(1)
def head_of(document: Document, title: int | None) -> tuple[str, ...]:
    """The words of the blocks in which an article speaks of itself before it begins."""
    words = tuple(
        unmarked(raw_words(document, block)) for block in document.blocks[: heads.HEAD + 2]
    )
    return words[: heads.head_length(words, title)]


@lru_cache(1)
def headline(document: Document) -> int | None:
    """The number of the block that is the article's headline, or None.

    The first heading of the first level; else what the text opens with, if that is a heading, or
    a short line that no sentence ends and prose follows. Pictures, bylines and datelines may
    stand before it.
    """
    first_level = (n for n, block in enumerate(document.blocks) if _is_title(document, n, block))
    index = next(first_level, None)
    if index is not None:
        return index
    shown = _pictures(document)
    for index, block in enumerate(document.blocks[:TOP]):
        raw = raw_words(document, block)
        sight = Sight(document, index, raw, unmarked(raw), None, None, False, False, shown)
        if block.hint or _is_section_line(sight):
            continue
        if _is_heading(sight):
            return index
        if not any(rule(sight) for rule in _BEFORE_HEADLINE):
            follows = block.kind in ("paragraph", "quote") and any(map(is_prose, sight.after(5)))
            return index if follows and is_headline(sight.words) else None
    return None


def _is_long(block: Block) -> bool:
    """Whether a block's length alone says that it is prose."""
    prose = block.kind in ("paragraph", "item", "quote")
    return prose and block.end - block.start > LONGEST


def _is_title(document: Document, index: int, block: Block) -> bool:
    of_first_level = block.kind == "heading" and block.level == 1
    if not of_first_level and (block.kind != "paragraph" or index >= TOP):
        return False
    raw = raw_words(document, block)
    if heads.is_section_line(unmarked(raw)):
        return False
    return of_first_level or is_marked_title(raw)


def _pictures(document: Document) -> frozenset[int]:
    """The blocks that pictures cover from end to end, as a parsed Markdown file has them."""
    covers = {(style.start, style.end) for style in document.styles if style.kind == "image"}
    if not covers:
        return frozenset()
    blocks = enumerate(document.blocks)
    return frozenset(index for index, block in blocks if (block.start, block.end) in covers)


def _is_rule(sight: Sight) -> bool:
    """A line across the page, and an empty block of any kind."""
    return not sight.raw


def _is_matter(sight: Sight) -> bool:
    """A table or a code block: matter of the article, whatever its words look like."""
    return sight.block.kind in ("table", "code")


def _is_headline(sight: Sight) -> bool:
    """ "Fuel prices climb again", above everything else."""
    return sight.number == sight.title


def _is_heading(sight: Sight) -> bool:
    """A heading of Markdown, or its mark in a plain text: "## Prices in the north"."""
    return sight.block.kind == "heading" or is_marked_heading(sight.raw)


def _is_picture(sight: Sight) -> bool:
    """A picture with its description and nothing else: "![Lorries](gate.jpg)"."""
    return sight.number in sight.pictures or pictures.is_picture(sight.raw)


def _is_address(sight: Sight) -> bool:
    """ "https://yalu.example.com/2020"."""
    return surroundings.is_address(sight.words)


def _is_tags(sight: Sight) -> bool:
    """ "<div class='box'>"."""
    return surroundings.is_tags(sight.raw)


def _is_caption(sight: Sight) -> bool:
    """ "Lorries at the gate. / Image: Yalu Wire"."""
    return pictures.is_caption(sight.words)


def _is_link_line(sight: Sight) -> bool:
    """ "border trucks customs yard", where a caption follows."""
    return pictures.is_link_line(sight.words) and any(map(pictures.is_caption, sight.after(1)))


def _is_byline(sight: Sight) -> bool:
    """ "By Han Sol, Asia Editor", "*Translated by Lee Min", or a name beside the date."""
    if people.is_byline(sight.words) or credit_lines.parted(sight.words):
        return True
    return sight.number < len(sight.head) and heads.is_name_line(sight.head, sight.number)


def _is_author_note(sight: Sight) -> bool:
    """ "Han Sol is one of Yalu Wire's full-time reporters.", at the foot."""
    at_foot = sight.number >= len(sight.document.blocks) - FOOT
    return at_foot and people.author_note(sight.words) is not None


def _is_dateline(sight: Sight) -> bool:
    """ "Sinuiju, 18 Nov 2020" before the body, or "Updated: 20 Nov 2020" anywhere."""
    if sight.number < len(sight.head) or not sight.in_body:
        return datelines.is_dateline(sight.words)
    return datelines.is_labelled_dateline(sight.words)


def _is_section_line(sight: Sight) -> bool:
    """ "News > North Korea" above the headline, "[ad_1]" anywhere."""
    if sight.words.startswith("["):
        return heads.is_section_line(sight.words)
    above = sight.number < TOP and (sight.title is None or sight.number < sight.title)
    return above and heads.is_section_line(sight.words) and any(map(is_headline, sight.after(2)))


def _is_boilerplate(sight: Sight) -> bool:
    """ "Read in Korean"."""
    return surroundings.is_boilerplate(sight.words)


def _is_related_heading(sight: Sight) -> bool:
    """ "Recommended Stories", over links to other articles."""
    return surroundings.is_related_heading(sight.words)


def _is_related_item(sight: Sight) -> bool:
    """ "Storm closes three schools on the coast", under such a heading."""
    return (
        sight.under_related
        and sight.block.kind == "paragraph"
        and surroundings.is_related_item(sight.words)
        and not _begins_a_section(sight)
    )


def _is_related_link(sight: Sight) -> bool:
    """The same as an item of a list, whatever it looks like."""
    item = sight.block.kind == "item" or begins(r"\s*[-*•]\s", sight.raw)
    return sight.under_related and item


def _begins_a_section(sight: Sight) -> bool:
    """Whether a few words with a blank line above and prose below are the text's own again."""
    above = sight.document.blocks[sight.number - 1].end
    blank = sight.document.text.count("\n", above, sight.block.start) > 1
    return blank and len(sight.words.split()) < FEW and any(map(is_prose, sight.after(1)))


def _is_plain_heading(sight: Sight) -> bool:
    """ "Imports from India" between two paragraphs, or a longer line right under the headline."""
    under_title = sight.title is not None and sight.number == sight.title + 1
    if sight.block.kind != "paragraph" and not (under_title and sight.block.kind == "quote"):
        return False
    if not is_heading_line(sight.words, 200 if under_title else 80):
        return False
    if sight.before == "body":
        before = sight.document.blocks[sight.number - 1]
        if not is_ended(sight.document.text[max(before.start, before.end - 20) : before.end]):
            return False
    for words in sight.after(3):
        if is_prose(words):
            return True
        if not (people.is_byline(words) or datelines.is_dateline(words)):
            return False
    return False


Rule = tuple[Zone, Callable[[Sight], bool]]

_OF_ANY_LENGTH: tuple[Rule, ...] = (
    ("caption", _is_picture),
    ("boilerplate", _is_address),
    ("boilerplate", _is_tags),
)
"""Those that a long block is asked too: what is an address may be of any length."""

RULES: tuple[Rule, ...] = (
    ("boilerplate", _is_rule),
    ("body", _is_matter),
    ("title", _is_headline),
    ("boilerplate", _is_section_line),
    ("boilerplate", _is_related_heading),
    ("heading", _is_heading),
    ("boilerplate", _is_related_link),
    *_OF_ANY_LENGTH,
    ("caption", _is_caption),
    ("caption", _is_link_line),
    ("byline", _is_byline),
    ("byline", _is_author_note),
    ("dateline", _is_dateline),
    ("boilerplate", _is_boilerplate),
    ("boilerplate", _is_related_item),
    ("heading", _is_plain_heading),
)
"""Asked from top to bottom; the first that says yes decides."""

_BEFORE_HEADLINE = (
    _is_rule,
    _is_picture,
    _is_address,
    _is_tags,
    _is_caption,
    _is_link_line,
    _is_byline,
    _is_dateline,
    _is_related_heading,
    _is_boilerplate,
)
"""What may stand above a headline."""
