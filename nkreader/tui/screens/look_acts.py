"""How an open article looks, by key and remembered: kinds, width, spacing, panel, legend."""

from collections import Counter

from nkreader.model import LABELS, Label
from nkreader.tui.screens.mark_acts import MarkActs
from nkreader.tui.widgets.legend import Legend
from nkreader.tui.widgets.panel import Panel


class LookActs(MarkActs):
    """The acts on the frame around the text and on what is highlighted in it."""

    def action_kinds(self) -> None:
        """Which entity kinds are highlighted."""
        from nkreader.tui.screens.kinds import KindsScreen

        counts: Counter[Label] = Counter(LABELS[code] for code in self.reading.mentions.codes)

        def keep(hidden: set[Label] | None) -> None:
            self.pane.hidden_labels = hidden or set()
            self.remember("hidden", sorted(self.pane.hidden_labels))

        self.app.push_screen(KindsScreen(self.pane.hidden_labels, dict(counts)), keep)

    def action_measure(self, by: int) -> None:
        """Wider or narrower lines, remembered."""
        self.pane.measure += by
        self.remember("measure", self.pane.measure)
        self.say(f"lines of {self.pane.measure} columns")

    def action_spacing(self) -> None:
        """Three ways to space the text: blank lines between blocks, between lines too, none."""
        ways = [(1, 0), (1, 1), (0, 0)]
        now = (self.pane.spacing, self.pane.leading)
        spacing = ways[(ways.index(now) + 1) % len(ways) if now in ways else 0]
        self.pane.spacing, self.pane.leading = spacing
        self.remember("spacing", list(spacing))

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        panel = self.query_one(Panel)
        panel.toggle_class("-off")
        panel.remove_class("-over")
        self.remember("panel", not panel.has_class("-off"))
        self.fill_panel()
        self.pane.focus()

    def action_legend(self) -> None:
        """Show or hide what the colours mean."""
        legend = self.query_one(Legend)
        legend.toggle_class("-off")
        self.remember("legend", not legend.has_class("-off"))
