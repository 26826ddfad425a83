"""What a tutor's choice changes in a file, comments kept."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from simtrainer.authoring.edits import add_item, set_value
from simtrainer.content.errors import SimtrainerError
from simtrainer.content.library import Found
from simtrainer.content.shipped import shipped_folder
from simtrainer.content.textfile import write_whole
from simtrainer.content.yaml import read_document


@dataclass(frozen=True)
class Change:
    """A file as it was and as it is to be.

    Attributes:
        path: The file.
        before: Its text now.
        after: Its text with the change.
        what: The change in words.
    """

    path: Path
    before: str
    after: str
    what: str

    def make(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            SimtrainerError: Somebody else has changed the file meanwhile.
            OSError: The file cannot be written.
        """
        if read_document(self.path).text != self.before:
            raise SimtrainerError(f"{self.path} was changed meanwhile", "choose again")
        write_whole(self.path, self.after)


def as_question(path: Path, fact: str, example: str) -> Change:
    """Return the change that makes an example question for a fact."""
    before = read_document(path).text
    after = add_item(before, ("facts", fact, "asked"), example)
    return Change(path, before, after, f'"{example}" asks for the fact {fact}')


def as_topic(path: Path, topic: str, pattern: str, example: str) -> Change:
    """Return the change that gives a topic a pattern, with the reply as an example that must match."""
    before = read_document(path).text
    after = add_item(before, ("topics", topic, "cues"), pattern)
    after = add_item(after, ("topics", topic, "yes"), example)
    return Change(path, before, after, f"{pattern} says the topic {topic}")


def as_cue(path: Path, name: str, pattern: str, example: str, innocent: str) -> Change:
    """Return the change that adds a cue to a cue file, with one example that must match and one that must not."""
    before = read_document(path).text
    cue = {"id": name, "match": pattern, "yes": [example], "no": [innocent]}
    return Change(path, before, add_item(before, ("cues",), cue), f"{pattern} is the cue {name}")


def as_innocent(path: Path, number: int, pattern: str, example: str) -> Change:
    """Return the change that keeps a cue from a reply: its pattern rewritten, the reply as an example that must not match.

    Args:
        path: The cue file.
        number: Which of its cues, from 0.
        pattern: The new pattern.
        example: The reply.
    """
    before = read_document(path).text
    after = set_value(before, ("cues", number, "match"), pattern)
    after = add_item(after, ("cues", number, "no"), example)
    return Change(path, before, after, f'{pattern} no longer counts "{example}"')


def is_shipped(path: Path) -> bool:
    """Tell whether a file came with the program; such files are copied before they are changed."""
    return path.resolve().is_relative_to(shipped_folder("scenarios").resolve())


def copied(found: Found, folder: Path) -> Path:
    """Copy a shipped scenario into the user's library, where it takes the place of the shipped one; return the copy.

    Raises:
        OSError: The copy cannot be written.
    """
    target = folder / found.path.name
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(found.path, target)
    return target
