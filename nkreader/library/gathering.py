"""Adding what a person names, and looking again at what was fetched: sources in, results out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from nkreader.library import remote, settings
from nkreader.library.adding import add
from nkreader.library.context import Context
from nkreader.library.executors import Executor, Here, ManyHelp
from nkreader.library.files_again import from_files
from nkreader.library.incoming import Incoming, from_stdin, in_pieces, is_box, unreadable
from nkreader.library.processes import Processes
from nkreader.library.said import with_data
from nkreader.library.storing import Added
from nkreader.library.work import How, Job, Told, Whole, counted
from nkreader.model import NkreaderError
from nkreader.provenance import Feed
from nkreader.sources import Material
from nkreader.sources.arrival import NOTHING
from nkreader.store import feeds, originals


class Sources(NamedTuple):
    """What somebody wants to be added."""

    named: Sequence[str]
    """Files, folders, addresses, "-" for standard input."""
    stdin: bytes | None = None
    said: Mapping[str, str] = NOTHING
    """What is said of the one article; of several, where they say nothing themselves."""
    mapping: Mapping[str, str] = NOTHING
    """Which column of a table is which field."""


def by_processes(most: int) -> Executor:
    """Who reads on this machine: so many processes at most, beside this one, which writes."""
    return ManyHelp(Processes(most)) if most > 1 else Here()


def by_cluster(address: str) -> Executor:
    """Who reads in a cluster, by the address of its scheduler. Raises NkreaderError where there is
    none."""
    from nkreader.library.cluster import Cluster

    return Cluster(address)


def gather(context: Context, sources: Sources, executor: Executor | None = None) -> Iterator[Added]:
    """Add files, folders, addresses and feeds; an executor reads them, else this process.

    Raises NkreaderError for settings that can't be used, and where the library can't be written.
    """
    told = settings.read()
    how = How(told.keep, sources.said.get("language"))
    arriving = counted(_arriving(context, sources, executor or Here(), how, told))
    said = dict(sources.said)
    return add(context, with_data(arriving, said) if said else arriving, told.keep)


def _arriving(
    context: Context, sources: Sources, executor: Executor, how: How, told: settings.Settings
) -> Iterator[Told]:
    fetcher = None
    try:
        for is_web, some in groupby(sources.named, _is_web):
            if not is_web:
                files = (_from_disk(context, sources, one) for one in some)
                yield from executor.run(chain.from_iterable(files), how)
                continue
            # The client costs a fifth of a second: it is imported where it is needed.
            from nkreader.fetching import Fetcher
            from nkreader.fetching.settings import fetch_settings
            from nkreader.library.fetched import from_address

            fetcher = fetcher or Fetcher(fetch_settings(told.fetch))
            for address in some:
                yield from from_address(context.store, fetcher, address)
    finally:
        executor.close()
        if fetcher is not None:
            fetcher.close()


def _is_web(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _from_disk(context: Context, sources: Sources, source: str) -> Iterator[Job | Told]:
    """Files that are as they were are not read again, unless something is said of them."""
    if source == "-":
        return from_stdin(sources.stdin, sources.mapping)
    if remote.is_remote(source):
        return _from_elsewhere(source, sources.mapping)
    return from_files(context.store, source, sources.mapping, again=bool(sources.said))


def _from_elsewhere(source: str, mapping: Mapping[str, str]) -> Iterator[Job | Told]:
    """Files at an address of fsspec's: whoever takes one reads it there. Containers are copied here
    to be gone through."""
    for address in remote.files_at(source):
        if isinstance(address, NkreaderError):
            yield Incoming(source, source, address)
            continue
        try:
            if is_box(address, remote.size(address)):
                with remote.on_this_disk(address) as copy:
                    material = Material(address, path=copy)
                    yield from in_pieces(material, address, address, mapping)
            else:
                yield Whole(address, address, mapping, again=True, on_disk=False)
        except OSError as error:
            yield unreadable(address, address, error)


class Places(NamedTuple):
    """Places on the web to look at again."""

    feeds: list[Feed]
    addresses: list[str]


class Web:
    """The feeds that are remembered, and the addresses that articles came from."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def feeds(self) -> list[Feed]:
        """Every feed, with the last look at it."""
        return feeds.every(self._context.store)

    def update(self, feeds_only: bool = False, named: Sequence[str] = ()) -> Iterator[Added]:
        """Look again at every feed, or at those that are named, by id or address; unless
        `feeds_only`, at every address too that an article came from. Raises NkreaderError where
        there is no such feed."""
        wanted = [self._feed(one) for one in named] or self.feeds()
        addresses = [] if feeds_only else originals.addresses(self._context.store)
        return self.look(Places(wanted, addresses))

    def places(self, articles: Sequence[str]) -> Places:
        """Where articles (by id) came from, as far as that is the web."""
        store, wanted = self._context.store, set(articles)
        brought = feeds.of_articles(store, wanted)
        return Places(
            [feed for feed in feeds.every(store) if feed.id in brought],
            originals.addresses(store, wanted),
        )

    def look(self, places: Places) -> Iterator[Added]:
        """Look again at these feeds and addresses. Raises NkreaderError for settings that can't be
        used."""
        told = settings.read()
        return add(self._context, self._again(places, told), told.keep)

    def _again(self, places: Places, told: settings.Settings) -> Iterator[Incoming]:
        from nkreader.fetching import Fetcher
        from nkreader.fetching.settings import fetch_settings
        from nkreader.library.fetched import from_address, from_feed

        store = self._context.store
        with Fetcher(fetch_settings(told.fetch)) as fetcher:
            for feed in places.feeds:
                yield from from_feed(store, fetcher, feed)
            for address in places.addresses:
                yield from from_address(store, fetcher, address)

    def forget(self, named: str) -> Feed:
        """Take a feed out, by id or address; its articles stay. Raises NkreaderError for none."""
        feed = self._feed(named)
        feeds.forget(self._context.store, feed)
        return feed

    def _feed(self, named: str) -> Feed:
        store = self._context.store
        found = feeds.by_address(store, named)
        some = [found] if found else feeds.by_prefix(store, named)
        if len(some) != 1:
            raise NkreaderError(
                f"{named}: no such feed; `nkreader feeds list` shows those there are"
            )
        return some[0]
