"""Entities: of files, without any library; and all that is derived of texts, found again where
what is kept is stale."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nkreader.library.context import Context
from nkreader.model import Mention, NkreaderError
from nkreader.store import articles, derived, mentions, versions


class Extracted(NamedTuple):
    """What was found in one file; offsets count code points of `text`."""

    file: str
    """The path as it was given, below it for a folder's files; "-" for standard input."""
    text: str = ""
    mentions: tuple[Mention, ...] = ()
    error: str | None = None


def in_files(
    sources: Iterable[str], extractor: str, stdin: bytes | None = None
) -> Iterator[Extracted]:
    """Read files and folders as `add` would, and find the entities in each; nothing is stored.

    Goes on after a bad file. Raises NkreaderError for an extractor that there is not.
    """
    from nkreader.entities import extractor as named
    from nkreader.library.incoming import broken, incoming

    find = named(extractor)
    for one in incoming(sources, stdin):
        if isinstance(one.arrival, NkreaderError):
            yield Extracted(one.named, error=str(one.arrival))
            continue
        text = one.arrival.document.text
        try:
            yield Extracted(one.named, text, tuple(find(text)))
        except NkreaderError as error:
            yield Extracted(one.named, error=str(error))
        except Exception as error:
            # A fault that one text brings out does not stop the others.
            yield Extracted(one.named, error=str(broken(one.named, error)))


def refresh(context: Context) -> Iterator[tuple[str, int]]:
    """Find mentions, claims and time expressions again in every article where older rules, or
    another extractor, have looked.

    Yields (id, mentions) of each such article when it is stored; at the end it is asked again which
    entity of the library every spelling means, as the lists say by now, and sentences that speak of
    an earlier report are looked for. Raises NkreaderError where
    the library can't be written.
    """
    from nkreader.entities import extractor
    from nkreader.library import deriving
    from nkreader.library.earlier import look
    from nkreader.library.naming import keep, name_again

    store, wanted = context.store, context.extractor()
    find = extractor(wanted[0])
    waiting = set(derived.outdated(store, deriving.wanted()))
    for article in articles.every(store):
        is_stale = mentions.extraction(store, article.version) != wanted
        if is_stale:
            found = find(versions.text(store, article.version))
            with store.write():
                keep(store, article.version, found, wanted)
        if article.id in waiting and not deriving.renew_one(store, article.id) and not is_stale:
            continue
        if is_stale or article.id in waiting:
            yield article.id, len(mentions.in_version(store, article.version))
    name_again(store)
    with store.write():
        derived.tidy(store)
    look(store)
