"""What a person says of articles with their sources: it stands beside what these say themselves."""

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar

from nkreader.library.incoming import Incoming
from nkreader.model import Article
from nkreader.sources import Arrival
from nkreader.store import article_data, originals
from nkreader.store.connection import Store

SAID = "said when it was added"
"""Where a field came from that a person gave with its source."""
One = TypeVar("One")


def with_data(arriving: Iterator[One], said: dict[str, str]) -> Iterator[One | Incoming]:
    """What a person says of the one article that comes holds; of several, where they say nothing
    themselves."""
    first, second = next(arriving, None), next(arriving, None)
    alone = first is not None and second is None
    for one in chain([one for one in (first, second) if one is not None], arriving):
        arrival = one.arrival if isinstance(one, Incoming) else None
        if not isinstance(one, Incoming) or not isinstance(arrival, Arrival):
            yield one
            continue
        told = {
            name: value
            for name, value in said.items()
            if alone or getattr(arrival.metadata, name) is None
        }
        origins = {**arrival.origins, **dict.fromkeys(told, SAID)}
        metadata = arrival.metadata._replace(**told)
        yield one._replace(arrival=arrival._replace(metadata=metadata, origins=origins))


def still_said(store: Store, here: Article, arrival: Arrival) -> Arrival:
    """What a person said of an article when it was added holds on when it comes again."""
    metadata = article_data.source_says(store, here)
    kept = {
        name: getattr(metadata, name)
        for name, origin in originals.origin(store, here.id).origins.items()
        if origin == SAID and arrival.origins.get(name) != SAID
    }
    if not kept:
        return arrival
    origins = {**arrival.origins, **dict.fromkeys(kept, SAID)}
    return arrival._replace(metadata=arrival.metadata._replace(**kept), origins=origins)
