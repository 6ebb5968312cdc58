"""A library given to a colleague, and taken back: what comes back is made into the bundle that an
export of it would give, so that there is one way of merging."""

from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from nkreader.claim import Spoken
from nkreader.flat import PASSAGES
from nkreader.library.bundling import gather
from nkreader.library.context import Context
from nkreader.library.importing import Imported, take
from nkreader.model import Bundle, NkreaderError
from nkreader.spooled import spooled
from nkreader.store import (
    annotations,
    article_marks,
    articles,
    entity_decisions,
    foreign,
    many,
    packing,
    private,
    sets,
    speakers,
)
from nkreader.store.packing import Packed


class Packs:
    """What can be done with a library as one file."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def pack(self, to: Path, originals: bool = False, force: bool = False) -> Packed:
        """Write the library to one file for somebody else, without what is private: history,
        drafts, reading places, settings, views, feeds; with what is done in each set, and with the
        bytes that articles were made from if `originals`. Raises NkreaderError where that can't be,
        and where something is there unless `force`."""
        self._context.end_first()
        return packing.pack(self._context.store, to, originals, force)

    def take(self, source: Path | bytes, name: str, set_name: str | None = None) -> Imported:
        """Merge a library file, or its bytes, into this library, as one undoable act. The file is
        only read. Raises NkreaderError of one line that begins with the name, and nothing of it is
        here, for what is no library or can't be read as one."""
        return take(self._context, self.bundle(source, name), set_name, name)

    def bundle(self, source: Path | bytes, name: str) -> Bundle:
        """What `take` merges. Raises NkreaderError as that does."""
        if isinstance(source, Path):
            if source.exists() and source.samefile(self._context.store.path):
                raise NkreaderError(f"{name}: is the library that it would be merged into")
            return self._read(source, name)
        with TemporaryDirectory(prefix="nkreader-") as folder:
            file = Path(folder) / "library.db"
            private.make_file(file)
            file.write_bytes(source)
            return self._read(file, name)

    def _read(self, path: Path, name: str) -> Bundle:
        try:
            return self._bundle(path)
        except NkreaderError as error:
            what = str(error).removeprefix(f"{path}: ")
            raise NkreaderError(f"{name}: {what}; nothing was imported") from error
        except Exception as error:
            # Whatever a file holds that was made to look like a library, one line comes of it.
            said = " ".join(str(error).split())
            raise NkreaderError(
                f"{name}: holds what no library does ({said}); nothing was imported"
            ) from error

    def _bundle(self, path: Path) -> Bundle:
        """What an export of everything in a library gives when it is read, with its articles that
        are not here."""
        from nkreader.exchange import jsonl

        with foreign.opened(path) as store:
            context = Context(store, "")
            context.refresh()
            here = articles.texts(self._context.store, current=False)
            new = {id for id, _ in articles.texts(store, current=True) - here}
            found = annotations.passages(store, annotations.Wanted())
            passages = spooled(found, PASSAGES)
            done = many.done(store)
            whole = article_marks.every(store, None)
            heard = tuple(speakers.every(store))
            about = ((one.article, one.other_article) for one in heard)
            more = new.union(*done.values(), *about)
            bundle = gather(context, passages, whole, more, everything=True)
            also = [one for one in sets.every(store) if one.set.id in done]
            told = {one.id: one for one in (*bundle.sets, *(one.set for one in also))}
            away = bundle.archived.union(one.set.id for one in also if one.archived)
            bundle = bundle._replace(
                sets=tuple(told.values()),
                archived=away,
                decisions=tuple(entity_decisions.every(store)),
                spoken=Spoken(decisions=heard),
            )
            with TemporaryFile() as lines:
                # Written and read: what does not pass there does not pass here.
                lines.writelines(jsonl.write(bundle))
                lines.seek(0)
                return jsonl.read_lines(lines)._replace(done=done)
