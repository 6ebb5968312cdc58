"""Annotations out: `bundling` makes a `Bundle`, formats do the rest; here it is what was asked for
beside, and where it goes."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO, NamedTuple

from nkreader.claim import Claim, Spoken
from nkreader.exchange import FORMATS, Format
from nkreader.library.bundling import gather
from nkreader.library.citing import Citing, cited_only
from nkreader.library.claims import Claims
from nkreader.library.context import Context
from nkreader.library.reading import freshened
from nkreader.library.selecting import Going
from nkreader.model import (
    LABELS,
    Article,
    Bundle,
    Mention,
    NkreaderError,
)
from nkreader.store import (
    entity_decisions,
    links,
    mentions,
    speakers,
    views,
)


class HandedOver(NamedTuple):
    """What an export wrote, and what the format could not hold."""

    annotations: int
    bytes: int
    left_out: list[str]


def format_named(name: str) -> Format:
    """The format with this name. Raises NkreaderError for one there is not."""
    if name not in FORMATS:
        raise NkreaderError(f"{name}: no such format; there are {', '.join(FORMATS)}")
    return FORMATS[name]


def export(context: Context, going: Going, name: str, out: Path | IO[bytes]) -> HandedOver:
    """Write annotations in a format: to a file or folder, whole or not at all, or to an open binary
    stream.

    Raises NkreaderError where the format can't be written or the file can't be made.
    """
    form = _written_format(name)
    phrases = going.how.protect
    if phrases is not None and form.is_opaque:
        raise NkreaderError(f"{name}: what it writes can't be checked for sources; choose another")
    if form.writes == "copy":
        return _copy(context, form, out, going.everything)
    bundle = _bundle(context, form, going)
    withheld: list[str] = []
    if phrases is None:
        made = _made(form, bundle)
    else:
        bundle, made, withheld = _protected(context, form, bundle, phrases, out)
    size = _written(form, made, out)
    return HandedOver(len(bundle.marks), size, [*withheld, *_left(context, form, bundle)])


def leaves(context: Context, name: str, going: Going) -> list[str]:
    """What of these annotations a format does not hold, counted; nothing is written. Raises
    NkreaderError where they can't be written in it."""
    form = _written_format(name)
    if form.writes == "copy":
        from nkreader.exchange import datasette

        _refuse_part(form, going.everything)
        return list(datasette.leaves())
    return _left(context, form, _bundle(context, form, going))


def _written_format(name: str) -> Format:
    form = format_named(name)
    if not form.writes:
        raise NkreaderError(f"{name}: this format can be read, not written")
    return form


def _bundle(context: Context, form: Format, going: Going) -> Bundle:
    heard = tuple(speakers.every(context.store)) if going.everything else ()
    more = {*(going.entities or ()), *(going.claims or ())}
    if form.name == "jsonl":
        more |= {article for one in heard for article in (one.article, one.other_article)}
    bundle = gather(context, going.passages, going.whole, more, everything=going.everything)
    bundle = bundle._replace(agreement=going.how.agreement, by=going.how.by)
    if going.entities is not None:
        bundle = bundle._replace(mentions=_mentions(context, bundle.articles))
    if going.everything:
        decisions = tuple(entity_decisions.every(context.store))
        bundle = bundle._replace(decisions=decisions, views=tuple(views.every(context.store)))
        bundle = bundle._replace(spoken=Spoken(decisions=heard))
    if going.claims is not None:
        wanted = set(going.claims)
        found = {one.version: _claims(context, one) for one in bundle.articles if one.id in wanted}
        bundle = bundle._replace(spoken=bundle.spoken._replace(claims=found))
    if form.for_people:
        bundle = Citing(context).paragraphs(cited_only(bundle))
    return bundle


def _mentions(context: Context, wanted: Iterable[Article]) -> dict[str, tuple[Mention, ...]]:
    """The entities of articles' current texts, found now where nobody has looked yet."""
    found: dict[str, tuple[Mention, ...]] = {}
    for article in wanted:
        fresh = freshened(context, article)
        own = mentions.in_version(context.store, article.version) if fresh is None else fresh[1]
        found[article.version] = tuple(
            Mention(start, end, LABELS[code], name)
            for start, end, code, name in zip(
                own.starts, own.ends, own.codes, own.keys, strict=True
            )
        )
    return found


def _claims(context: Context, article: Article) -> tuple[Claim, ...]:
    return tuple(Claims(context).in_article(article))


def _left(context: Context, form: Format, bundle: Bundle) -> list[str]:
    from nkreader.exchange.wording import counted

    _, elsewhere = links.among(context.store, (mark.annotation.id for mark in bundle.marks))
    told = [f"{counted(elsewhere, 'link')} to passages that are not in it"] if elsewhere else []
    return [*form.leaves(bundle), *told]


class _Made(NamedTuple):
    """What is to be written."""

    chunks: Iterable[bytes]
    """Of the file."""
    files: Iterable[tuple[str, bytes]]
    """Of the folder."""
    beside: Iterable[tuple[str, bytes]]
    """What goes beside: what follows the stem of the file's name."""


def _made(form: Format, bundle: Bundle) -> _Made:
    if form.writes == "folder":
        return _Made((), form.files(bundle), ())
    return _Made(form.write(bundle), (), form.beside(bundle))


def _protected(
    context: Context, form: Format, bundle: Bundle, phrases: tuple[str, ...], out: Path | IO[bytes]
) -> tuple[Bundle, _Made, list[str]]:
    """What may go out of a bundle, made and looked through, and what was withheld. Raises
    NkreaderError where anything that is protected would still be in a file or in its name."""
    from nkreader.exchange.leaks import refuse_leaks
    from nkreader.library.protecting import protected

    safe = protected(context, bundle, phrases)
    chunks, files, beside = _made(form, safe.bundle)
    made = _Made(list(chunks), list(files), list(beside))
    name = out.name if isinstance(out, Path) else ""
    near = ((f"{Path(name).stem}{end}", data) for end, data in made.beside)
    refuse_leaks([(name, b"".join(made.chunks)), *made.files, *near], safe.secrets)
    return safe.bundle, made, safe.withheld


def _written(form: Format, made: _Made, out: Path | IO[bytes]) -> int:
    """Write a file or folder, with what goes beside; how many bytes that was."""
    from nkreader.exchange.atomic import write_file
    from nkreader.exchange.atomic_folder import write_folder

    if not isinstance(out, Path):
        if form.writes == "folder":
            raise NkreaderError(f"{form.name} is a folder; name one with -o")
        return sum(out.write(chunk) for chunk in made.chunks)
    if form.writes == "folder":
        return write_folder(out, made.files)
    # What goes beside is written first: the file that people look for is there when all is.
    beside = ((out.with_name(f"{out.stem}{end}"), data) for end, data in made.beside)
    size = sum(write_file(path, [data]) for path, data in beside)
    return size + write_file(out, made.chunks)


def _copy(context: Context, form: Format, out: Path | IO[bytes], everything: bool) -> HandedOver:
    """Write the library as it is, and what tells Datasette of it beside."""
    from nkreader.exchange import datasette
    from nkreader.exchange.atomic import write_file
    from nkreader.store import packing

    _refuse_part(form, everything)
    if not isinstance(out, Path):
        raise NkreaderError(f"{form.name} is a file of its own; name one with -o")
    context.end_first()
    packed = packing.pack(context.store, out, originals=False, force=True)
    beside = out.with_name(f"{out.stem}{datasette.SUFFIX}")
    size = write_file(beside, [datasette.metadata(out.stem)])
    return HandedOver(packed.annotations, packed.bytes + size, list(datasette.leaves()))


def _refuse_part(form: Format, everything: bool) -> None:
    if not everything:
        raise NkreaderError(f"{form.name} is a copy of the whole library; choose another format")
