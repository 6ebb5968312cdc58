"""The codes of another program as tags: the library's own where they are there, else new ones."""

import hashlib
from collections.abc import Iterable, Sequence

from nkreader.coded_set import Code
from nkreader.exchange.colours import nearest
from nkreader.ids import spelled_id
from nkreader.library.codebook_edits import free_slug
from nkreader.model import Codebook, Tag
from nkreader.text.cleaning import folded, scrub
from nkreader.text.hidden import one_line

NOTE = Code("note", definition="A note that carried no code where it came from.")


def tags_of(book: Codebook, codes: Iterable[Code]) -> dict[str, Tag]:
    """The tag for each code, by the code's name; parents that are no codes themselves included.

    A code is the tag of its slug, else the one that has its name for a slug or is called so,
    however its words are joined; what is new gets a slug that is free, and is told by its id.
    """
    wanted = {code.name: code for code in codes}
    for code in list(wanted.values()):
        if code.parent and code.parent not in wanted:
            wanted[code.parent] = Code(code.parent)
    here = {tag.id for tag in book.tags}
    by_name = {_plain(word): tag for tag in reversed(book.tags) for word in (tag.slug, tag.name)}
    made: dict[str, Tag] = {}
    for name, code in wanted.items():
        called = one_line(scrub(name).text).strip() or "code"
        there = (book.get(code.slug) if code.slug else None) or by_name.get(_plain(called))
        if there is None:
            there = _new(book, code, called)
            book = Codebook((*book.tags, there))
            by_name[_plain(called)] = there
        made[name] = there
    for name, code in wanted.items():
        tag, above = made[name], made.get(code.parent or "")
        if above and tag.id not in here and not _is_under(made, code.parent, name, wanted):
            made[name] = tag._replace(parent=above.slug)
    return made


def with_parents(used: dict[str, Tag], book: Sequence[Tag]) -> tuple[Tag, ...]:
    """The tags with those above them, in codebook order, what is new behind."""
    slugs = set(used)
    by_slug = {tag.slug: tag for tag in book} | used
    waiting = list(used.values())
    while waiting:
        above = waiting.pop().parent
        if above and above in by_slug and above not in slugs:
            slugs.add(above)
            waiting.append(by_slug[above])
    order = {tag.slug: number for number, tag in enumerate(book)}
    return tuple(
        by_slug[slug] for slug in sorted(slugs, key=lambda each: order.get(each, len(order)))
    )


def _plain(name: str) -> str:
    """Words as they are compared: some formats know no spaces in them."""
    return " ".join(folded(name).replace("-", " ").replace("_", " ").split())


def _is_under(made: dict[str, Tag], code: str | None, name: str, wanted: dict[str, Code]) -> bool:
    """Whether a code lies under the tag that `name` is, however far: a file may go in circles."""
    seen: set[str] = set()
    while code is not None and code in wanted and code not in seen:
        if made[code].id == made[name].id:
            return True
        seen.add(code)
        code = wanted[code].parent
    return code in seen


def _new(book: Codebook, code: Code, name: str) -> Tag:
    slug = free_slug(book, code.slug or name)
    id = spelled_id(hashlib.sha256(f"tag:{slug}:{name}".encode()).digest())
    definition = scrub(code.definition.replace("\r\n", "\n")).text.strip()
    return Tag(id, slug, name, None, nearest(code.colour, len(book.tags)), definition)
