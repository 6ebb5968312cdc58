"""What was said on the command line about library, annotator and set: one object for every verb."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

if TYPE_CHECKING:
    from nkreader.library import Library


@dataclass(slots=True)
class Session:
    """The common options as they were given; None where they were not."""

    library: str | None = None
    annotator: str | None = None
    set: str | None = None
    new_name: bool = False
    """Whether annotator and set are meant as written, or have been asked about."""
    meant: str | None = None
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
        from nkreader.library import Library

        self.settle_names()
        return Library(self.path, self.annotator_name, self.set)

    def settle_names(self) -> None:
        """Ask about a new annotator or set whose name differs from a known one only in case or
        space. Raises NkreaderError where nobody can be asked."""
        if self.new_name:
            return
        from nkreader.library.inspecting import nearly, people

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
    return click.confirm(f"{said}; use that one?", default=True, err=True)


def session() -> Session:
    """The session of the verb that runs."""
    return click.get_current_context().ensure_object(Session)


def _keep(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """The option nearest to the end of the line wins: after the verb over before it."""
    said = context.ensure_object(Session)
    if value is None:
        return
    if not value.strip() or not value.isprintable():
        raise click.BadParameter("a name of visible characters is wanted", context, parameter)
    from nkreader.library.places import clean_name

    setattr(said, str(parameter.name), value if parameter.name == "library" else clean_name(value))


def _insist(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Session).new_name = True


def common_options(hidden: bool) -> list[click.Parameter]:
    """--library, --annotator, --set and --new-name, which stand before or after any verb."""

    def option(name: str, metavar: str, help: str) -> Any:
        return click.Option(
            [name], metavar=metavar, help=help, hidden=hidden, expose_value=False, callback=_keep
        )

    return [
        option("--library", "FILE", "The library (else NKREADER_LIBRARY, else the usual place)."),
        option("--annotator", "NAME", "Who tags (else NKREADER_ANNOTATOR, else the login name)."),
        option("--set", "NAME", "The annotation set (else main)."),
        click.Option(
            ["--new-name"],
            is_flag=True,
            hidden=hidden,
            expose_value=False,
            callback=_insist,
            help="Begin a new annotator or set, though one of nearly that name is there.",
        ),
    ]
