"""The one table of keys: what each does, where it holds, and under which heading it is told.

What an act does is the function of the same id in `acts`; what follows from the table, such as
which keys hold in a place, is `keymap`'s business.
"""

from typing import Literal, NamedTuple

Where = Literal[
    "pane", "list", "hits", "passages", "panel", "review", "history", "feeds", "codebook", "views",
    "times", "entities", "sets", "compare", "agreement", "conflicts",
]  # fmt: skip
State = Literal["empty"]
"""What may be so of a place: `empty`, a library without articles."""


class Key(NamedTuple):
    """One act and the keys that do it. `id` is what a user's own keymap names."""

    id: str
    keys: str
    does: str
    group: str
    where: tuple[Where, ...] = ("pane",)
    when: State | None = None
    """The act is allowed while this is so; None: always."""


DIGITS = "1234567890"
LISTS: tuple[Where, ...] = (
    "list", "hits", "passages", "panel", "review", "history", "feeds", "codebook", "views", "times",
    "entities", "sets", "compare", "agreement", "conflicts",
)  # fmt: skip
EVERYWHERE: tuple[Where, ...] = ("pane", *LISTS)
READER: tuple[Where, ...] = ("pane", "panel")
TEXTS: tuple[Where, ...] = ("pane", "list", "hits", "passages")
"""Where one article can be put beside another."""
TAGGED: tuple[Where, ...] = ("pane", "list", "hits", "passages")
"""Where digits set tags."""
MARKED: tuple[Where, ...] = (*READER, "passages")
"""Where marks are changed."""

KEYS: tuple[Key, ...] = (
    Key("sentence.next", "j", "next sentence", "Move"),
    Key("sentence.previous", "k", "previous sentence", "Move"),
    Key("line.down", "down", "one line down", "Move"),
    Key("line.up", "up", "one line up", "Move"),
    Key("paragraph.next", "J,ctrl+down", "next paragraph", "Move"),
    Key("paragraph.previous", "K,ctrl+up", "previous paragraph", "Move"),
    Key("word.next", "l,right", "next word", "Move"),
    Key("word.previous", "h,left", "previous word", "Move"),
    Key("heading.next", "}", "next heading", "Move"),
    Key("heading.previous", "{", "previous heading", "Move"),
    Key("top", "g,home", "first line", "Move"),
    Key("end", "G,end", "last line", "Move"),
    Key("page.down", "space,pagedown", "one page down", "Move"),
    Key("page.up", "pageup,shift+space", "one page up", "Move"),
    Key("entity.next", "e", "next entity", "Move"),
    Key("entity.previous", "E,alt+e", "previous entity", "Move"),
    Key("entity.same.next", "asterisk", "the same entity, next time", "Move"),
    Key("entity.same.previous", "number_sign", "the same entity, time before", "Move"),
    Key("entity.kind.next", "semicolon", "next entity of this kind", "Move"),
    Key("entity.kind.previous", "comma", "one of this kind before", "Move"),
    Key("entity.card", "enter", "who or what this is, where else it is named", "Look"),
    Key("mark.next", "m", "next mark", "Move"),
    Key("mark.previous", "M,alt+m", "previous mark", "Move"),
    Key("untagged.next", "n", "next untagged sentence, or next find hit", "Move"),
    Key(
        "article.untagged", "N,ctrl+n",
        "next article with untagged sentences, or previous find hit", "Move",
    ),
    Key("list.untagged", "N,ctrl+n", "next article with untagged sentences", "Articles", ("list",)),
    Key("job", "X,alt+x", "stop adding; list what failed", "Articles", ("list", "feeds")),
    Key("sample", "s", "add the sample corpus", "Articles", ("list",), "empty"),
    Key("minute", "m", "a guided minute on the sample corpus", "Articles", ("list",), "empty"),
    Key("select", "v", "start or drop a selection; on a find hit, select it", "Select"),
    Key("select.grow", "]", "pull its end out by a word", "Select"),
    Key("select.shrink", "[", "pull its end in by a word", "Select"),
    Key("select.paragraph", "p", "select the paragraph", "Select"),
    Key("drop", "escape", "drop the selection, end the find", "Select"),
    *(
        Key(f"tag.{digit}", digit, f"set or take off tag {digit}", "Tag", TAGGED)
        for digit in DIGITS
    ),
    Key("tag.any", "t", "any tag of the codebook, by typing", "Tag", TAGGED),
    Key("whole.tag", "I,alt+i", "a tag on the whole article", "Tag"),
    Key("whole.memo", "D,alt+d", "the memo on the article", "Tag", ("pane", "list")),
    Key("tag.again", "full_stop", "the last tag again", "Tag", TAGGED),
    Key("hit.alone", "v", "the next digit tags the hit, not its sentence", "Tag", ("hits",)),
    Key("advance", "a", "go to the next sentence after each tag", "Tag"),
    Key("note", "c", "write a note on the mark", "Tag", MARKED),
    Key("remove", "x", "take the mark off", "Tag", MARKED),
    Key("cycle", "o", "choose the next mark that overlaps here", "Tag"),
    Key("retag", "r", "retag or re-span the mark, keeping its note", "Tag", MARKED),
    Key("undo", "u", "undo", "Tag", EVERYWHERE),
    Key("redo", "U,ctrl+r", "redo", "Tag", EVERYWHERE),
    Key("find", "slash", "find in the article", "Look"),
    Key("panel.focus", "tab", "to the panel and back", "Look", READER),
    Key("panel.toggle", "backslash", "show or hide the panel", "Look", READER),
    Key("kinds", "z", "which kinds are shown: people, places, groups …", "Look"),
    Key("zone", "Z,alt+z", "what this paragraph is for", "Look"),
    Key("split", "s", "let a sentence begin at this word", "Look"),
    Key("join", "S,alt+s", "join this sentence with the next", "Look"),
    Key("data", "i", "title, publisher, date … of the article", "Look", ("pane", "list")),
    Key("wider", "plus", "wider lines", "Look"),
    Key("narrower", "minus", "narrower lines", "Look"),
    Key("spacing", "equals_sign", "closer or wider apart", "Look"),
    Key("theme", "f2", "another theme", "Look", EVERYWHERE),
    Key("legend", "f3", "what the colours mean", "Look"),
    Key("emoji", "ctrl+e", "emoji in a steady form, or whole", "Look", EVERYWHERE),
    Key("copy", "y", "copy the passage with its citation", "Look", ("pane", "hits", "passages")),
    Key("link", "b", "open a link", "Look", READER),
    Key("down", "j,down", "next line", "Move", LISTS),
    Key("up", "k,up", "previous line", "Move", LISTS),
    Key("list.page.down", "space,pagedown", "one page down", "Move", LISTS),
    Key("list.page.up", "pageup,shift+space", "one page up", "Move", LISTS),
    Key("list.top", "g,home", "first line", "Move", LISTS),
    Key("list.end", "G,end", "last line", "Move", LISTS),
    Key("open", "enter", "open it", "Articles", LISTS),
    Key("filter", "f", "filter the list by a query as you type", "Articles",
        ("list", "passages")),
    Key("times", "Y,alt+y", "what was when: timeline and tables", "Articles", EVERYWHERE),
    Key("times.left", "h,left", "one cell to the left", "Time", ("times",)),
    Key("times.right", "l,right", "one cell to the right", "Time", ("times",)),
    Key("times.first", "0,circumflex_accent", "to the first cell of the row", "Time", ("times",)),
    Key("times.last", "dollar_sign", "to the last cell of the row", "Time", ("times",)),
    Key("times.rows", "r", "count articles, tags, entities or publishers", "Time", ("times",)),
    Key("times.by", "b", "by day, week, month or year", "Time", ("times",)),
    Key("times.table", "tab", "timeline, tags by publisher, tags by tag", "Time", ("times",)),
    Key("times.query", "f", "count only what answers a query", "Time", ("times",)),
    Key("opened", "l", "the article that was opened last", "Articles", ("list",)),
    Key("order", "o", "another order of the list", "Articles", ("list",)),
    Key("grouping", "O,alt+o", "headings: by day, week or publisher", "Articles", ("list",)),
    Key("preview", "backslash", "show or hide the article beside the list", "Look", ("list",)),
    Key("row.mark", "v", "mark this row: d, i, w, x then mean the marked", "Select", ("list",)),
    Key("row.mark.all", "asterisk", "mark all that are listed, or none", "Select", ("list",)),
    Key("article.remove", "x", "take the article out of the library", "Articles", ("list",)),
    Key("search", "slash", "hits of words in every article", "Articles", ("list", "hits")),
    Key("hits.next", "greater_than_sign", "first hit of the next article", "Move", ("hits",)),
    Key("hits.previous", "less_than_sign", "first hit of the article before", "Move", ("hits",)),
    Key("hits.stop", "escape", "stop counting", "Articles", ("hits",)),
    Key(
        "hits.preview", "backslash", "show or hide the article beside", "Look",
        ("hits", "passages"),
    ),
    Key("passages.order", "o", "another order", "Look", ("passages",)),
    Key("add", "plus", "add files, folders or addresses", "Articles", ("list",)),
    Key(
        "clear", "escape", "no marks; the whole list; from the panel, to the text", "Articles",
        ("list", "passages", "panel", "times", "entities", "compare", "agreement"),
    ),
    Key("only.any", "z", "passages of a tag, by typing", "Articles", ("passages",)),
    Key(
        "beside", "vertical_line", "an article beside the open one; there already, close it",
        "Articles", TEXTS,
    ),
    Key("beside.other", "grave_accent,shift+tab", "to the other article", "Look", READER),
    Key("done", "d", "done with this article, or not", "Articles", ("pane", "list")),
    Key("unread", "greater_than_sign", "next unread article", "Articles", ("pane", "list")),
    Key("passages", "T,ctrl+t", "passages of a tag, everywhere", "Articles", EVERYWHERE),
    Key("feeds", "F,alt+f", "the feeds that bring articles", "Articles", EVERYWHERE),
    Key("codebook", "B,alt+b", "the codebook: tags and what they mean", "Codebook", EVERYWHERE),
    Key("views", "V,alt+v", "views: filters with a name", "Articles", EVERYWHERE),
    Key("view.save", "S,alt+s", "save the list's filter as a view", "Articles", ("list", "views")),
    Key("view.remove", "x", "forget this view; articles stay", "Articles", ("views",)),
    Key("sets", "A,alt+a", "sets and coders: who works in which set", "Sets", EVERYWHERE),
    Key("sets.back", "ctrl+a", "to the set used before this one, and back", "Sets", EVERYWHERE),
    Key("set.new", "plus", "make a set, or NAME@ANNOTATOR", "Sets", ("sets",)),
    Key("set.rename", "r", "another name for this set", "Sets", ("sets",)),
    Key("set.duplicate", "D,alt+d", "copy this set into a new one of yours", "Sets", ("sets",)),
    Key("set.archive", "x", "put this set away, or bring it back", "Sets", ("sets",)),
    Key("sets.compare", "c", "put the two marked sets side by side", "Sets", ("sets",)),
    Key("conflicts", "m", "conflicts: what two have said under one id", "Sets", ("sets",)),
    Key("set.mark", "v", "mark this set, for acts on two", "Sets", ("sets",)),
    Key("set.beside", "s", "show its marks beside your own, or not", "Sets", ("sets",)),
    Key("entities", "e", "entities of the library", "Articles", ("list", "entities")),
    Key("review", "R,alt+r", "passages whose place is not certain", "Articles", EVERYWHERE),
    Key("accept", "y", "accept the proposed place", "Review", ("review",)),
    Key("orphan", "x", "say that the passage is gone", "Review", ("review",)),
    Key("conflict.mine", "h,left", "what stands stays: settled", "Review", ("conflicts",)),
    Key("conflict.theirs", "l,right", "the other takes its place: settled", "Review",
        ("conflicts",)),
    Key("revert", "x", "take this one act back", "Tag", ("history",)),
    Key("feed.look", "r", "look at this feed now", "Feeds", ("feeds",)),
    Key("feed.look.all", "a", "look at every feed now", "Feeds", ("feeds",)),
    Key("feed.add", "plus", "add a feed by its address", "Feeds", ("feeds",)),
    Key("feed.remove", "x", "forget this feed; its articles stay", "Feeds", ("feeds",)),
    Key("codebook.add", "plus", "add a tag", "Codebook", ("codebook",)),
    Key("codebook.rename", "r", "another name for this tag", "Codebook", ("codebook",)),
    Key("codebook.define", "c", "what this tag means", "Codebook", ("codebook",)),
    Key("codebook.colour", "o", "another colour", "Codebook", ("codebook",)),
    *(
        Key(f"codebook.key.{digit}", digit, f"let {digit} set this tag", "Codebook", ("codebook",))
        for digit in DIGITS
    ),
    Key("codebook.parent", "p", "the tag that this one belongs under", "Codebook", ("codebook",)),
    Key("codebook.down", "J,ctrl+down", "move this tag down", "Codebook", ("codebook",)),
    Key("codebook.up", "K,ctrl+up", "move this tag up", "Codebook", ("codebook",)),
    Key("codebook.merge", "m", "merge this tag into another", "Codebook", ("codebook",)),
    Key("codebook.split", "s", "split a tag off, by words", "Codebook", ("codebook",)),
    Key("codebook.retire", "x", "retire this tag, or bring it back", "Codebook", ("codebook",)),
    Key("entity.articles", "a", "list the articles that name it", "Entities", ("entities",)),
    Key("entity.filter", "f", "filter the entities as you type", "Entities", ("entities",)),
    Key("entity.kinds", "z", "which kinds are listed: people, places …", "Entities", ("entities",)),
    Key("entity.sort", "o", "sort by articles, mentions, name, first, last", "Entities",
        ("entities",)),
    Key("entity.mark", "v", "mark this one, for m", "Entities", ("entities",)),
    Key("entity.merge", "m", "the marked ones are one; or this one is another", "Entities",
        ("entities",)),
    Key("entity.split", "s", "a spelling of it means another one", "Entities", ("entities",)),
    Key("entity.rename", "r", "call it otherwise", "Entities", ("entities",)),
    Key("entity.forget", "x", "it is no entity: forget it", "Entities", ("entities",)),
    Key("entity.add", "plus", "name one that the rules miss", "Entities", ("entities",)),
    Key("compare", "f9", "two sets side by side, to agree on a third", "Compare", EVERYWHERE),
    Key("compare.next", "n", "next difference", "Compare", ("compare",)),
    Key("compare.previous", "N,ctrl+n", "difference before this one", "Compare", ("compare",)),
    Key("compare.kinds", "z", "which differences are listed", "Compare", ("compare",)),
    Key("compare.tag", "t", "differences of one tag, by typing", "Compare", ("compare",)),
    Key("decide.left", "h,left", "a is right", "Compare", ("compare",)),
    Key("decide.right", "l,right", "b is right", "Compare", ("compare",)),
    Key("decide.both", "b", "both are right", "Compare", ("compare",)),
    Key("decide.neither", "x", "neither is right", "Compare", ("compare",)),
    Key("decide.edited", "e", "something else is right: borders and tag", "Compare", ("compare",)),
    Key("decide.why", "c", "why it was decided so", "Compare", ("compare",)),
    Key("decide.same", "s", "take over all that both say alike", "Compare", ("compare",)),
    Key("decide.into", "i", "which set decisions go into", "Compare", ("compare",)),
    Key("agreement", "f8", "how far two sets agree", "Agreement", EVERYWHERE),
    Key("agreement.sets", "s", "between which two sets", "Agreement", ("agreement",)),
    Key("agreement.every", "a", "articles done in both, or all with a mark of either", "Agreement",
        ("agreement",)),
    Key("agreement.by", "b", "by revision of the codebook, by month, the whole", "Agreement",
        ("agreement",)),
    Key("agreement.query", "f", "only articles that answer a query", "Agreement", ("agreement",)),
    Key("history", "H,alt+h", "what was done, to revert any of it", "nkreader", EVERYWHERE),
    Key("handover", "w", "hand the annotations over (export)", "Articles", EVERYWHERE),
    Key("tour", "f6", "the guided minute: begin it, or leave it", "nkreader", EVERYWHERE),
    Key("help", "question_mark", "every key", "nkreader", EVERYWHERE),
    Key("back", "q", "back; a filtered list whole again; at the top, quit", "nkreader", EVERYWHERE),
)  # fmt: skip
