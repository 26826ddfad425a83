"""Diagnostics of files as such: YAML, what a file says it is, keys and values."""

from typing import Final

from simtrainer.content.catalogue.entry import Entry, error

FILES: Final[dict[str, Entry]] = {
    "Y001": error(
        "unreadable file",
        "the file cannot be read: {reason}",
        "check that the file exists and that you may read it",
    ),
    "Y002": error(
        "not text",
        "the file is not UTF-8 text",
        "save the file as UTF-8 text",
    ),
    "Y003": error(
        "file too large",
        "the file has {size} bytes",
        "split it; a content file holds at most 1 MiB",
    ),
    "Y004": error(
        "not valid YAML",
        "this is not valid YAML: {problem}",
        "mend the line shown; often a quote, a colon or the indent is wrong",
    ),
    "Y005": error(
        "key stands twice",
        "`{name}` already stands at line {line}",
        "remove or rename one of the two; only one can count",
    ),
    "Y006": error(
        "anchor or alias",
        "`{sign}` is an anchor or alias",
        "put a text that begins with `*` or `&` in quotes; anchors and aliases are not allowed",
    ),
    "Y007": error(
        "explicit tag",
        "`{tag}` is a tag",
        "put a text that begins with `!` in quotes; tags are not allowed",
    ),
    "Y008": error(
        "nested too deeply",
        "more than {most} levels lie inside each other",
        "flatten it",
    ),
    "Y009": error(
        "empty file",
        "the file is empty",
        "begin with `kind:` and `format: 1`",
    ),
    "Y010": error(
        "more than one document",
        "a second document begins here",
        "remove the `---` line and what follows, or put it in another file",
    ),
    "Y011": error(
        "key that is no plain text",
        "this key is a list or a mapping",
        "use a plain word as key; a text in curly brackets needs quotes",
    ),
    "Y012": error(
        "merge key",
        "`<<` would merge other entries in",
        "write the entries out; `<<` is not allowed",
    ),
    "Y013": error(
        "control character",
        "a text holds the control character {character}",
        "take it out; only plain text may be shown on a screen",
    ),
    "Y014": error(
        "tab as indent",
        "a tab stands where the line is indented",
        "indent with spaces",
    ),
    "Y015": error(
        "colon in a text without quotes",
        "this `:` makes a key out of the words before it, and none can stand here",
        "put the text in quotes; or check that the line before ends with `:` and that the indent is right",
    ),
    "Y016": error(
        "quote not closed",
        "the quote that opens here is never closed, or only lines later",
        'put a `"` at the end of the text',
    ),
    "Y017": error(
        "list not closed",
        "the bracket that opens here is not closed, or a text in it needs quotes",
        "close it, and check the quotes and commas in it",
    ),
    "Y018": error(
        "words after a closed quote",
        "the quote closes before this, and more words follow",
        'put the whole text in "double quotes"; inside them write \' freely and a double quote as \\"',
    ),
    "Y019": error(
        "text that needs quotes",
        "a text cannot begin with `{sign}` unless it stands in quotes",
        'put the whole text in "double quotes"',
    ),
    "Y020": error(
        "wrong indent",
        "this line does not begin where the lines it belongs to begin",
        "give it as many spaces as they have",
    ),
    "Y021": error(
        "colon missing",
        "after `{words}` a `:` is missing",
        "put a `:` after a key; a text over several lines needs the same indent on each",
    ),
    # What a file is
    "K001": error(
        "kind missing",
        "`kind:` is missing (known: {known})",
        "write `kind:` with one of the known kinds at the top",
    ),
    "K002": error(
        "format missing or unknown",
        "this program reads `format: 1`",
        "write `format: 1` below `kind:`",
    ),
    "K003": error(
        "id used by two files",
        "`{name}` already stands in {other}",
        "give one of the two another `id:`",
    ),
    "K004": error(
        "kind unknown",
        "`kind: {kind}` is unknown{hint} (known: {known})",
        "correct the word",
    ),
    "K005": error(
        "no keys in the file",
        "the file is no mapping of keys to values",
        "begin with `kind:` and `format: 1`",
    ),
    "K006": error(
        "language unknown",
        "there is no language `{name}`{hint}",
        "use a language that the program has, or leave the line out for English",
    ),
    # Keys and values
    "S001": error(
        "key missing",
        "`{name}` is missing in {where}",
        "add it",
    ),
    "S002": error(
        "unknown key",
        "`{name}` is not known here{hint}",
        "remove it or correct its spelling; docs/scenario-format.md has every key",
    ),
    "S003": error(
        "wrong type",
        "{where} must be {wanted}, not {shown}",
        "write such a value; a list stands in [square brackets], a text with special signs in quotes",
    ),
    "S004": error(
        "value not allowed",
        "{where} cannot be {shown}{hint}; allowed: {allowed}",
        "use one of the values named",
    ),
    "S005": error(
        "number out of range",
        "{where} must be {bound}, not {value}",
        "stay within the range named",
    ),
    "S006": error(
        "text too short or too long",
        "{where} has {count} characters; it must have {bound}",
        "shorten the text, or write one",
    ),
    "S007": error(
        "too few or too many entries",
        "{where} has {count} entries; it must have {bound}",
        "add or remove entries",
    ),
    "S008": error(
        "entries do not fit together",
        "{where}: {problem}",
        "correct one of the two",
    ),
    "S009": error(
        "not the right form",
        "`{value}` is not the right form for {where}",
        "an id is lower-case letters and digits, joined by `-`, `_` or `.`; a time is `03:10`",
    ),
}
