"""What each combination of layers looks like: component classes in, Rich styles out.

Entities are bold and selections reversed in every theme. Where its colours are known, a tag is a
soft ground (two or more: underlined too), a find hit a stronger one, the cursor and the hit that it
is on solid ones, and every text is mended to a contrast of 4.5:1. A selected hit has no ground of
its own: reversed, it would be words of that colour on a dark page, and not look selected. What
another set has tagged has a grey ground, and where it is tagged here too a line below it, twice.
Without colours, or with too few, attributes tell all layers apart: a tag is underlined (two or
more: twice), what another set has tagged is dim and has a line above it, and what is reversed is

    bold              the cursor            bold and dim     the cursor in a selection
    italic            the hit it is on      italic and dim   another hit
    dim               a selected hit        no more          what else is selected
"""

from typing import Literal, NamedTuple

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from nkreader.model import COLOURS, FAMILIES
from nkreader.text.document import StyleKind
from nkreader.tui.contrast import readable

Ground = Literal["body", "aside", "heading", "code", "quote", "rule"]
State = Literal["", "selected", "cursor", "cursor-selected"]

_PARTS = ("aside", "heading", "code", "quote", "rule", "link", "hit", "here", "cursor", "gutter",
          "beside")  # fmt: skip
COMPONENTS: set[str] = {
    *(f"pane--{part}" for part in _PARTS),
    *(f"pane--{family}" for family in FAMILIES),
    *(f"pane--tag-{colour}" for colour in COLOURS),
}
"""The component classes that `styles/pane.tcss` gives colours to."""


class Look(NamedTuple):
    """The layers over one run of clusters."""

    ground: Ground = "body"
    family: str = ""
    tag: str = ""
    """The colour of the innermost tag."""
    many: bool = False
    """Whether two or more tags lie here."""
    hit: bool = False
    inline: frozenset[StyleKind] = frozenset()
    state: State = ""
    here: bool = False
    """Whether the find hit is the one that the cursor is on."""
    beside: bool = False
    """Whether another set has tagged this."""


class Pair(NamedTuple):
    """The colours of one component; None where the stylesheet says nothing."""

    text: Color | None
    ground: Color | None


class Looks:
    """The styles of one pane under one theme; make a new one when the theme changes."""

    def __init__(
        self, text: Color, ground: Color, parts: dict[str, Pair], plain: bool, few: bool = False
    ) -> None:
        """`text` and `ground` are the pane's own; `plain` means that only attributes and the
        terminal's own colours may be used, and no soft grounds; `few` that the terminal has sixteen
        colours, so that soft grounds may not be seen."""
        self.text = text
        self.ground = ground
        self.plain = plain
        self._lines = plain or few
        self._parts = parts
        self._styles: dict[Look, Style] = {}
        self._tints: dict[str, Style] = {}

    @classmethod
    def of(cls, widget: Widget) -> "Looks":
        """Read them from a mounted widget that has the component classes."""
        parts = {}
        for name in COMPONENTS:
            styles = widget.get_component_styles(name)
            parts[name.removeprefix("pane--")] = Pair(
                styles.color if styles.has_rule("color") else None,
                styles.background if styles.has_rule("background") else None,
            )
        _, _, ground, text = widget.colors
        ansi = ground.ansi is not None or text.ansi is not None
        if not ansi:
            text = ground.blend(text, text.a, 1.0)
        few = widget.app.console.color_system in ("standard", "windows")
        return cls(text, ground, parts, ansi or widget.app.no_color, few)

    def style(self, look: Look) -> Style:
        """The Rich style of a combination of layers."""
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._made(look)
        return style

    def tint(self, part: str) -> Style:
        """The style of a sign outside the text: gutter, a tag's bar and digit, rules."""
        style = self._tints.get(part)
        if style is None:
            color = self._blended(self._parts[part].text, self.ground)
            style = self._tints[part] = self._coloured(
                readable(color, self.ground, self.text), self.ground
            ) + Style(bold=part == "gutter" or part.startswith("tag-"), dim=self._dim(part))
        return style

    def _dim(self, part: str) -> bool:
        return self.plain and part in ("aside", "quote", "rule", "beside")

    def _blended(self, color: Color | None, ground: Color) -> Color:
        if color is None:
            return self.text
        if color.ansi is not None or ground.ansi is not None:
            return color
        return ground.blend(color, color.a, 1.0)

    def _coloured(self, text: Color, ground: Color) -> Style:
        return Style.from_color(text.rich_color, ground.rich_color)

    def pair(self, look: Look) -> tuple[Color, Color]:
        """The colours (text, ground) of a combination of layers, mended to be readable."""
        ground, text = self.ground, self.text
        if not self.plain:
            for part in self._grounds(look):
                below = self._parts[part].ground
                if below is not None:
                    ground = self.ground.blend(below, below.a, 1.0)
        for part in self._texts(look):
            text = self._blended(self._parts[part].text, ground)
        return readable(text, ground, self.text), ground

    def _grounds(self, look: Look) -> list[str]:
        parts = ["code"] if look.ground == "code" or "code" in look.inline else []
        if look.beside:
            parts.append("beside")
        if look.tag:
            parts.append(f"tag-{look.tag}")
        if look.hit and look.state != "selected":
            parts.append("here" if look.here else "hit")
        if look.state.startswith("cursor"):
            parts.append("cursor")
        return parts

    def _texts(self, look: Look) -> list[str]:
        parts: list[str] = [] if look.ground == "body" else [look.ground]
        if "code" in look.inline:
            parts.append("code")
        if look.inline & {"link", "footnote"}:
            parts.append("link")
        if look.family:
            parts.append(look.family)
        if not self.plain:
            if look.hit and look.state != "selected":
                parts.append("here" if look.here else "hit")
            if look.state.startswith("cursor"):
                parts.append("cursor")
        return [part for part in parts if self._parts[part].text is not None]

    def _made(self, look: Look) -> Style:
        text, ground = self.pair(look)
        cursor = look.state.startswith("cursor")
        slanted = bool(look.inline & {"emphasis", "image"})
        reverse = look.state == "selected"
        dim = self._dim(look.ground) or (self.plain and look.beside)
        if self.plain:
            reverse = bool(look.state) or look.hit
            slanted = slanted or "link" in look.inline
            if reverse:
                dim, slanted = _block(look)
        return self._coloured(text, ground) + Style(
            bold=bool(look.family) or look.ground == "heading" or "strong" in look.inline or cursor,
            dim=dim,
            italic=slanted,
            underline=bool(look.tag) and look.many is not self._lines,
            underline2=look.many if self._lines else look.beside and bool(look.tag),
            overline=look.beside and self._lines,
            strike="strike" in look.inline,
            reverse=reverse,
        )


def _block(look: Look) -> tuple[bool, bool]:
    """Whether a block that is told by attributes alone is dim, and whether italic."""
    if look.state == "cursor":
        return False, False
    if look.state == "cursor-selected":
        return not look.hit, look.hit
    return (True, False) if look.state and look.hit else (look.hit and not look.here, look.hit)
