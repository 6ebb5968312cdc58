"""What the program knows of one format, and the way to its module, which is imported when used."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from nkreader.coded_set import CodedSet
from nkreader.exchange.parcel import Parcel
from nkreader.model import Bundle, NkreaderError

_ROOM = "nkreader.exchange"


class Writes(Protocol):
    """The module of a format that is one file."""

    def write(self, bundle: Bundle, /) -> Iterator[bytes]: ...
    def leaves(self, bundle: Bundle, /) -> list[str]: ...


class WritesFolder(Protocol):
    """The module of a format that is a folder: names of files in it, and their bytes."""

    def files(self, bundle: Bundle, /) -> Iterator[tuple[str, bytes]]: ...
    def leaves(self, bundle: Bundle, /) -> list[str]: ...


class WritesBeside(Protocol):
    """The module of a format that needs other files beside its own: what follows the stem of its
    name (".config.xml"), and their bytes."""

    def beside(self, bundle: Bundle, /) -> Iterable[tuple[str, bytes]]: ...


class Reads(Protocol):
    """The module of a format that can be read."""

    def recognises(self, parcel: Parcel, /) -> bool: ...
    def read(self, parcel: Parcel, notes: list[str], /) -> Bundle | CodedSet: ...


class Format(NamedTuple):
    """What the program knows of one format."""

    name: str
    suffix: str
    """Of its file; "" where it is a folder."""
    carries: str
    """What it holds, in one line."""
    lacks: str
    """What it never holds, in one line; `leaves` counts it in a given bundle."""
    module: str
    """In this package."""
    writes: Literal["file", "folder", "copy", ""] = "file"
    """A copy is one of the whole library, which the library makes itself."""
    reads: bool = False
    for_people: bool = False
    """Whether it cites, for people who read: the bundle brings numbers of paragraphs."""
    is_report: bool = False
    """Whether its passages can be put under tags, articles or dates, with a page of agreement."""
    is_opaque: bool = False
    """Whether it packs words so that they can't be looked for in its bytes."""
    has_beside: bool = False
    """Whether other files go beside its own."""
    reader: str = ""
    """The module that reads it, where that is another one; it is imported without the extra."""
    extra: str = ""
    """The extra of the package that it needs (`pip install 'nkreader[nlp]'`)."""

    def write(self, bundle: Bundle) -> Iterator[bytes]:
        """The bytes of its file. Raises NkreaderError before the first of them where the bundle
        does not hold together, and where it needs an extra that is not installed."""
        return cast(Writes, self._module()).write(bundle)

    def files(self, bundle: Bundle) -> Iterator[tuple[str, bytes]]:
        """The names and bytes of the files of its folder. Raises as `write` does."""
        return cast(WritesFolder, self._module()).files(bundle)

    def beside(self, bundle: Bundle) -> list[tuple[str, bytes]]:
        """What goes beside its file: what follows the stem of its name, and the bytes."""
        if not self.has_beside:
            return []
        return list(cast(WritesBeside, self._module()).beside(bundle))

    def leaves(self, bundle: Bundle) -> list[str]:
        """What of this bundle it does not hold, counted, one line each."""
        return cast(Writes, self._module()).leaves(bundle)

    def recognises(self, parcel: Parcel) -> bool:
        """Whether what is given looks like this format; only the beginning is looked at."""
        return self.reads and self._reader().recognises(parcel)

    def read(self, parcel: Parcel, notes: list[str]) -> Bundle | CodedSet:
        """What is in it; what is passed over is added to `notes`, one line each. Raises
        NkreaderError "line N: what" or "what"; whoever calls puts the name before it."""
        try:
            return self._reader().read(parcel, notes)
        except ImportError as error:
            raise self._missing(error) from error

    def _reader(self) -> Reads:
        return cast(Reads, import_module(f"{_ROOM}.{self.reader or self.module}"))

    def _module(self) -> object:
        try:
            return import_module(f"{_ROOM}.{self.module}")
        except ImportError as error:
            raise self._missing(error) from error

    def _missing(self, error: ImportError) -> Exception:
        """What to say where the extra is not installed; without one the fault is ours."""
        if not self.extra:
            return error
        return NkreaderError(
            f"{self.name} needs more than the plain install: pip install 'nkreader[{self.extra}]'"
        )
