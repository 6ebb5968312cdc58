"""What was said on the command line about library, annotator and set, however it was read."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nkreader.errors import NkreaderError
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library import Library

_NAMES = ("library", "annotator", "set")
"""The common options that have a value."""


class Session:
    """The common options as they were given; None where they were not."""

    def __init__(
        self,
        library: str | None = None,
        annotator: str | None = None,
        set: str | None = None,
        new_name: bool = False,
    ) -> None:
        self.library = library
        self.annotator = annotator
        self.set = set
        self.new_name = new_name
        """Whether annotator and set are meant as written, or have been asked about."""
        self.meant: str | None = None
        """The known annotator who is meant instead of a login name nearly the same."""

    @property
    def path(self) -> Path:
        """The library file that is meant."""
        from nkreader.library.places import library_file

        return library_file(self.library)

    @property
    def annotator_name(self) -> str:
        """The annotator who is meant."""
        from nkreader.library.places import annotator_name

        return self.meant or annotator_name(self.annotator)

    @property
    def set_name(self) -> str:
        """The set that is meant."""
        from nkreader.library.places import DEFAULT_SET

        return self.set or DEFAULT_SET

    def open(self) -> "Library":
        """The library, opened. Raises NkreaderError where it can't be."""
        from nkreader.cli.printing import upgrading
        from nkreader.library import Library

        self.settle_names()
        return Library(self.path, self.annotator_name, self.set, upgrading)

    def settle_names(self) -> None:
        """Ask about a new annotator or set whose name differs from a known one only in case or
        space. Raises NkreaderError where nobody can be asked."""
        if self.new_name:
            return
        from nkreader.library.inspecting import people
        from nkreader.library.places import nearly

        known = people(self.path)
        near = nearly(self.annotator_name, known)
        if near is not None and _is_meant("annotator", self.annotator_name, near):
            self.annotator, self.meant = self.annotator and near, near
        near = nearly(self.set_name, known.get(self.annotator_name, ()))
        if near is not None and _is_meant("set", self.set_name, near):
            self.set = near
        self.new_name = True


def _is_meant(what: str, named: str, known: str) -> bool:
    """Whether the known name was meant; asked on a terminal."""
    said = one_line(
        f"{what} {named}: there is {known} already, which differs only in case or space"
    )
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise NkreaderError(
            f"{said}; say --{what} {one_line(known)}, or --new-name to begin another"
        )
    import click  # seldom needed, and the reader starts without it

    return click.confirm(f"{said}; use that one?", default=True, err=True)


def accepted(name: str, value: str) -> str | None:
    """The value of a common option as it is meant; None where it is no name."""
    if not value.strip() or not value.isprintable():
        return None
    from nkreader.library.places import clean_name

    return value if name == "library" else clean_name(value)


def reader_alone(arguments: Sequence[str]) -> Session | None:
    """What a command line says that only opens the reader: no verb, and common options written out
    with their values. None for every other one, which is read, and refused, by click: the import
    of that is a good part of a start."""
    said = Session()
    if len(arguments) % 2:
        return None
    for option, value in zip(arguments[::2], arguments[1::2], strict=True):
        name = option.removeprefix("--")
        meant = None if value.startswith("-") else accepted(name, value)
        if name == option or name not in _NAMES or meant is None:
            return None
        setattr(said, name, meant)
    return said
