"""The table of formats: a row each, in the order in which people see them and kinds are told."""

from nkreader.exchange.form import Format

TABLE = (
    Format(
        "jsonl",
        ".jsonl",
        "everything: tags, sets, articles with their texts, annotations, notes, grades, links;"
        " with a whole set, decisions about entities and views",
        "the history of acts, what was read and how far, settings",
        "jsonl",
        reads=True,
    ),
    Format(
        "csv",
        ".csv",
        "one row an annotation: source, place, tag, exact words, note, set, status",
        "texts of articles, tags' definitions, links, grades, the version it was made in;"
        " is not read",
        "csv_table",
        for_people=True,
    ),
    Format(
        "markdown",
        ".md",
        "a report to read: the passages under their tags, with source and note",
        "texts of articles, offsets, times, tags' slugs and keys, links; is not read",
        "markdown_report",
        for_people=True,
    ),
    Format(
        "ris",
        ".ris",
        "the articles as references for Zotero and EndNote; tags as keywords, memos as notes",
        "passages, texts, links; is not read",
        "ris",
    ),
    Format(
        "csl-json",
        ".json",
        "the articles as items for Zotero, pandoc, Quarto; tags as keywords, memos as notes",
        "passages, texts, links; is not read",
        "csl_json",
    ),
    Format(
        "cas-xmi",
        "",
        "a folder for INCEpTION and UIMA: texts, sentences, passages with tag, note, set; entities",
        "grades, links, marks on whole articles, tags' definitions",
        "cas_xmi",
        writes="folder",
        reads=True,
        reader="cas_reading",
        extra="nlp",
    ),
    Format(
        "cas-json",
        "",
        "the same as UIMA's JSON",
        "grades, links, marks on whole articles, tags' definitions; is not read",
        "cas_json",
        writes="folder",
        extra="nlp",
    ),
    Format(
        "prodigy",
        ".jsonl",
        "a document a line for Prodigy, spaCy and scripts: text, spans with label, note, set",
        "grades, links, marks on whole articles, tags' definitions; is not read",
        "prodigy",
    ),
    Format(
        "spacy",
        ".spacy",
        "a DocBin for spaCy: passages as the span group sc, entities as ents",
        "notes, annotators, grades, links, marks on whole articles; is not read",
        "spacy_docs",
        extra="nlp",
    ),
    Format(
        "conll",
        ".conll",
        "a token a line in IOB2, for teaching taggers",
        "overlapping passages, spaces, notes, annotators and all data; is not read",
        "conll",
    ),
    Format(
        "parquet",
        ".parquet",
        "a row a document for pandas, DuckDB and Hugging Face: data, text, spans",
        "grades, links, marks on whole articles, tags' definitions; is not read",
        "parquet",
        extra="nlp",
    ),
    Format(
        "sqlite",
        ".db",
        "a copy of the whole library, for SQL and Datasette, with metadata for it beside",
        "the history of acts, drafts, reading places, settings, views, feeds; original files",
        "datasette",
        writes="copy",
    ),
)
