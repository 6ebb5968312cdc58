"""A library file, held open: its annotator, its set, its codebook, its settings.

What can be done with it is said by `door`.
"""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from nkreader.article_marks import ArticleMark
from nkreader.library import coding, places
from nkreader.library.context import Context
from nkreader.library.themes import Theme
from nkreader.model import AnnotationSet, Article, Codebook, Mark
from nkreader.store import entities, migrations, recovery, tags
from nkreader.store.connection import Store
from nkreader.store.opening import connect
from nkreader.store.telling import Tell

if TYPE_CHECKING:
    from nkreader.library.adjudications import Adjudicating
    from nkreader.library.agreements import Agreements
    from nkreader.library.article_marks import ArticleMarks
    from nkreader.library.blind import BlindPasses
    from nkreader.library.chains import Chains
    from nkreader.library.citing import Citing
    from nkreader.library.claims import Claims
    from nkreader.library.codebooks import Codebooks
    from nkreader.library.comparing import Comparing
    from nkreader.library.conflicts import Conflicts
    from nkreader.library.current import CurrentSet
    from nkreader.library.figures import Figures
    from nkreader.library.gathering import Web
    from nkreader.library.grading import Grading
    from nkreader.library.handed_in import HandedIn
    from nkreader.library.handing_over import HandingOver
    from nkreader.library.in_place import InPlace
    from nkreader.library.lineage import Lineage
    from nkreader.library.linking import Linking
    from nkreader.library.listing import PassageListing
    from nkreader.library.named import Entities
    from nkreader.library.packs import Packs
    from nkreader.library.pairing import Pairs
    from nkreader.library.reviewing import Review
    from nkreader.library.rules import TagAll
    from nkreader.library.sets import Sets
    from nkreader.library.shelf import Shelf
    from nkreader.library.suggesting import Suggesting
    from nkreader.library.views import Views
    from nkreader.passages import Order


class OpenLibrary:
    """One library file, one annotator, one current set."""

    def __init__(
        self,
        path: Path,
        annotator: str,
        set_name: str | None = None,
        upgrading: "Tell | None" = None,
    ) -> None:
        """Open the file at `path`; it is made, with the shipped codebook, where it is missing.
        Where no set is said it is the usual one, or in a blind pass the fresh one. While a library
        of an older program is brought up to date, `upgrading` hears every second how many that has
        taken, None when it is over, then the path of the copy that was made before. Raises
        NkreaderError for a set that is out of sight."""
        store = connect(path)
        try:
            was_behind = migrations.ready(store, upgrading)
            recovery.recover(store)
            _name_entities(store)
            self._context = Context(store, annotator, set_name or places.DEFAULT_SET)
            self._context.begin(set_name)
            if not self._context.codebook.tags and not store.read_only:
                from nkreader.library.codebooks import ship

                ship(self._context)
                self._context.refresh()
            if was_behind:
                for _ in coding.settle_all(self._context):
                    pass
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._context.store.close()

    def interrupt(self) -> None:
        """Let what is being read in another thread fail, with NkreaderError there, before its
        end."""
        self._context.store.interrupt()

    @property
    def path(self) -> Path:
        """The library file."""
        return self._context.store.path

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, or None."""
        return self._context.store.read_only

    @property
    def annotator(self) -> str:
        """Who tags."""
        return self._context.annotator

    @property
    def set_name(self) -> str:
        """The current set's name."""
        return self._context.set_name

    @property
    def set_archived(self) -> bool:
        """Whether the current set is put away, so that nothing can be written in it."""
        return self._context.archived

    @property
    def is_blind(self) -> bool:
        """Whether the annotator codes a set again, and does not see what they said before."""
        return self._context.blind is not None

    @property
    def codebook(self) -> Codebook:
        """The tags in their order."""
        return self._context.codebook

    def data_version(self) -> int:
        """A number that changes when another program has written to this library."""
        return self._context.store.data_version()

    def stamp(self) -> tuple[int, int, str, str]:
        """What changes with every write, and with the current set: `data_version` with writes of
        others, a count with ours."""
        written = self._context.store.db.total_changes
        return self.data_version(), written, self.annotator, self.set_name

    def refresh(self) -> None:
        """Read again what is kept in memory: the codebook and the settings."""
        self._context.refresh()

    def setting(self, name: str, default: Any = None) -> Any:
        """What is remembered under a name."""
        return self._context.settings.get(name, default)

    def remember(self, name: str, value: Any) -> None:
        """Keep a setting, where anything can be kept."""
        if not self.read_only:
            tags.remember(self._context.store, self.annotator, name, value)
        self._context.settings[name] = value

    # What else can be asked of it, a theme each; its module is imported when it is first asked.

    web: Theme["Web"] = Theme("gathering:Web")
    """The feeds, and what was fetched, to look at them again."""
    codebooks: Theme["Codebooks"] = Theme("codebooks:Codebooks")
    """What can be done with the codebook."""
    review: Theme["Review"] = Theme("reviewing:Review")
    """What waits for a person after texts have changed."""
    article_marks: Theme["ArticleMarks"] = Theme("article_marks:ArticleMarks")
    """Tags and memos on whole articles."""
    hands: Theme["Sets"] = Theme("sets:Sets")
    """The annotation sets: whose, found by name."""
    current: Theme["CurrentSet"] = Theme("current:CurrentSet")
    """The set that one works in, and others beside it."""
    blind: Theme["BlindPasses"] = Theme("blind:BlindPasses")
    """Coding a set again without seeing it."""
    shelf: Theme["Shelf"] = Theme("shelf:Shelf")
    """The list of articles."""
    views: Theme["Views"] = Theme("views:Views")
    """Queries with a name."""
    tag_all: Theme["TagAll"] = Theme("rules:TagAll")
    """One tag at every place of some words."""
    suggesting: Theme["Suggesting"] = Theme("suggesting:Suggesting")
    """What a model of the current set's tags proposes."""
    conflicts: Theme["Conflicts"] = Theme("conflicts:Conflicts")
    """What imports have kept beside what stands."""
    packs: Theme["Packs"] = Theme("packs:Packs")
    """The library given to somebody else, and taken back."""
    handing_over: Theme["HandingOver"] = Theme("handing_over:HandingOver")
    """Which annotations go out, and what a format leaves of them."""
    handed_in: Theme["HandedIn"] = Theme("handed_in:HandedIn")
    """Files of annotations, brought in or only looked at."""
    figures: Theme["Figures"] = Theme("figures:Figures")
    """Progress, timelines and tables."""
    comparing: Theme["Comparing"] = Theme("comparing:Comparing")
    """Two sets side by side."""
    adjudicating: Theme["Adjudicating"] = Theme("adjudications:Adjudicating")
    """Where two sets differ, decisions into a third."""
    agreements: Theme["Agreements"] = Theme("agreements:Agreements")
    """How far two sets agree."""
    entities: Theme["Entities"] = Theme("named:Entities")
    """Who and what the articles name."""
    claims: Theme["Claims"] = Theme("claims:Claims")
    """Who says what in the articles, and which days they speak of."""
    citing: Theme["Citing"] = Theme("citing:Citing")
    """Citations of articles and passages."""
    grading: Theme["Grading"] = Theme("grading:Grading")
    """Grades of annotations."""
    linking: Theme["Linking"] = Theme("linking:Linking")
    """Links between annotations."""
    lineage: Theme["Lineage"] = Theme("lineage:Lineage")
    """The earlier reports that articles speak of."""
    chains: Theme["Chains"] = Theme("chains:Chains")
    """Reports that follow, correct and contradict one another."""
    pairs: Theme["Pairs"] = Theme("pairing:Pairs")
    """Articles of one report in two languages."""
    in_place: Theme["InPlace"] = Theme("in_place:InPlace")
    """What can be done at a hit or a passage without opening its article."""

    def named(self, named: str) -> Article | Mark | ArticleMark:
        """An article, an annotation, or what is said of a whole article, by id, unique beginning of
        an id, or path. Raises NkreaderError where there is none, or more than one."""
        from nkreader.library.resolving import resolve

        return resolve(self._context, named)

    def sets(self) -> list[tuple[AnnotationSet, int]]:
        """Every set in view, archived ones too, with the number of its annotations."""
        return [(one.set, one.annotations) for one in self.hands.every(archived=True)]

    def passage_listing(
        self, query: str = "", order: "Order" = "newest", unfinished: bool = False
    ) -> "PassageListing":
        """The passages of the current set that answer a query, read a stretch at a time."""
        from nkreader.library.listing import PassageListing
        from nkreader.library.query import parse, plan_passages

        where = plan_passages(self._context, parse(query, unfinished))
        return PassageListing(self._context, where, order)


def _name_entities(store: Store) -> None:
    """Tell entities of the spellings that an older program has left without one."""
    if entities.any_nameless(store):
        from nkreader.library.naming import name_the_nameless

        name_the_nameless(store)
