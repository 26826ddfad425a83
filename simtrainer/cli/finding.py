"""Which scenario a word on the command line means: an id of the library, or a file."""

from collections.abc import Iterable
from pathlib import Path

from simtrainer.cli.errors import Refused
from simtrainer.content.library import Found, Library
from simtrainer.content.models import Scenario
from simtrainer.content.nearest import nearest
from simtrainer.content.schema import kind_of, parse
from simtrainer.content.yaml import read_document


def called(library: Library, name: str) -> Found:
    """Return the scenario with an id.

    Raises:
        Refused: If the library has none.
    """
    if name not in library.scenarios:
        hint = nearest(name, list(library.scenarios))
        raise Refused(f"no scenario `{name}`{hint}", "`simtrainer list` shows all")
    return library.scenarios[name]


def found_in(library: Library, name: str) -> Found:
    """Return the scenario that an id or a path names.

    A file takes the place of a scenario of the same id in this library, so that `library.bundle` knows it.

    Raises:
        Refused: If there is no such scenario, or the file is of another kind.
        ContentError: If the file cannot be used.
    """
    path = Path(name)
    if name in library.scenarios:
        return library.scenarios[name]
    if not path.is_file():
        if path.suffix in (".yaml", ".yml"):
            raise Refused(f"there is no file {name}", "check the path; an id is written without `.yaml`")
        hint = nearest(name, list(library.scenarios))
        raise Refused(
            f"no scenario `{name}`{hint}", "`simtrainer list` shows all; a path to a file works too"
        )
    document = read_document(path)
    kind = kind_of(document)
    if kind != "scenario":
        raise Refused(f"{name} is of the kind `{kind}`", "name a file that begins with `kind: scenario`")
    scenario = parse(document, Scenario)
    library.take(scenario, path, document)
    return library.scenarios[scenario.id]


def beside(targets: Iterable[str]) -> list[Path]:
    """Return where the library should look as well, for paths among some names: folders, and the files beside a file."""
    found: list[Path] = []
    for path in map(Path, targets):
        if path.is_dir():
            found.append(path)
        elif path.is_file():
            found += sorted(p for p in path.parent.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())
    return list(dict.fromkeys(found))
