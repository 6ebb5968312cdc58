"""Every verb: where it is written, and what `nkreader --help` says of it."""

from nkreader.cli.verb import Entry

_HERE = "nkreader.cli."

VERBS = {
    "read": Entry(_HERE + "opening", "read", "Add articles and open the reader on them."),
    "demo": Entry(
        _HERE + "opening", "demo", "Open the sample articles, in a library of their own."
    ),
    "serve": Entry(_HERE + "serving", "serve", "Open the reader as a page in a browser, here."),
    "add": Entry(_HERE + "adding", "add", "Add articles: files, folders, addresses, feeds, or -."),
    "feeds": Entry(_HERE + "web", "feeds", "Remember feeds, list them, look at them again."),
    "update": Entry(_HERE + "web", "update", "Look again at every feed and address."),
    "original": Entry(_HERE + "web", "original", "Give back what an article was made from."),
    "list": Entry(_HERE + "listing", "list_", "List articles, or the passages of a tag."),
    "search": Entry(_HERE + "searching", "search", "Find words, with what stands around them."),
    "views": Entry(_HERE + "views", "views", "Give queries a name, and list them."),
    "status": Entry(_HERE + "figures", "status", "Say how far you are: articles, sentences."),
    "timeline": Entry(_HERE + "figures", "timeline", "Count what was when."),
    "table": Entry(_HERE + "figures", "table", "Count tags against tags, publishers, months."),
    "show": Entry(_HERE + "showing", "show", "Show an article, or an annotation in its place."),
    "edit": Entry(_HERE + "editing", "edit", "Set an article's title, publisher, date, …"),
    "done": Entry(_HERE + "editing", "done", "Say that articles are done, or not."),
    "remove": Entry(_HERE + "editing", "remove", "Take articles out of the library."),
    "entities": Entry(
        _HERE + "entities", "entities", "Find people, places, … in files, or list the library's."
    ),
    "sources": Entry(
        _HERE + "sources", "sources", "Say who says what in files or articles, and how sure."
    ),
    "claims": Entry(_HERE + "claims", "claims", "List who says what in the library, how sure."),
    "speaker": Entry(_HERE + "speaker", "speaker", "Say which speakers are the same, or not."),
    "dates": Entry(_HERE + "dates", "dates", "Say which days the words of files mean, and why."),
    "entity": Entry(_HERE + "entity", "entity", "Merge, split, rename, add, forget entities."),
    "concordance": Entry(
        _HERE + "concordance", "concordance", "Find every passage that names an entity."
    ),
    "tag": Entry(_HERE + "tagging", "tag", "Tag a passage of an article."),
    "tag-all": Entry(
        _HERE + "tag_all", "tag_all", "Tag every place of some words, or of an entity."
    ),
    "suggest": Entry(
        _HERE + "suggesting", "suggest", "Propose tags for sentences that look like yours."
    ),
    "memo": Entry(_HERE + "memos", "memo", "Show or write the memo on an article."),
    "untag": Entry(_HERE + "tagging", "untag", "Take annotations off."),
    "grade": Entry(_HERE + "tagging", "grade", "Grade source and information of a passage."),
    "link": Entry(_HERE + "linking", "link", "Link a passage with another."),
    "links": Entry(_HERE + "linking", "links", "List the links between passages."),
    "unlink": Entry(_HERE + "linking", "unlink", "Take links away."),
    "lineage": Entry(_HERE + "lineage", "lineage", "Say which earlier reports articles speak of."),
    "pairs": Entry(_HERE + "lineage", "pairs", "Find one report in two languages."),
    "undo": Entry(_HERE + "undoing", "undo", "Take back your last act."),
    "redo": Entry(_HERE + "undoing", "redo", "Do again what was undone last."),
    "codebook": Entry(_HERE + "codebook", "codebook", "Show, edit, import or export the tags."),
    "sets": Entry(_HERE + "sets", "sets", "List, make, rename, copy, put away annotation sets."),
    "blind": Entry(_HERE + "blind", "blind", "Code a set of yours again without seeing it."),
    "compare": Entry(_HERE + "comparing", "compare", "Put two sets side by side."),
    "adjudicate": Entry(
        _HERE + "adjudicating", "adjudicate", "Decide where two sets differ, into a third."
    ),
    "agree": Entry(_HERE + "agreeing", "agree", "Say how far two sets agree."),
    "export": Entry(_HERE + "handover", "export", "Hand annotations over in another format."),
    "import": Entry(_HERE + "taking_in", "import_", "Bring in what was exported, also elsewhere."),
    "pack": Entry(_HERE + "packing", "pack", "Write the library for a colleague, in one file."),
    "conflicts": Entry(_HERE + "conflicts", "conflicts", "Show and settle what was said twice."),
    "formats": Entry(_HERE + "handover", "formats", "List what each format can and cannot carry."),
    "where": Entry(
        _HERE + "whereabouts", "where", "Say which library, annotator and set are used."
    ),
    "check": Entry(_HERE + "upkeep", "check", "Verify a library against its own texts."),
    "backup": Entry(_HERE + "upkeep", "backup", "Copy the library, open or not."),
    "restore": Entry(_HERE + "upkeep", "restore", "Put a backup back."),
}
"""Every verb, in the order of `nkreader --help`."""
WITHOUT_TERMINAL = tuple(name for name in VERBS if name not in ("read", "demo", "serve"))
