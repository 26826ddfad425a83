"""Checks of everything written in the cue grammar: that it can be read, and that it does what its examples say."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from simtrainer.authoring.checking.narrowness import check_behaviour_cues, check_scenario_cues, lists_of
from simtrainer.content.diagnostics import Diagnostic, KeyPath
from simtrainer.content.language import Language
from simtrainer.content.models import Action, ActionFile, CueFile, Promise, Scenario, SlotFile, Topic
from simtrainer.content.yaml import Document
from simtrainer.recognition import CueError, PhraseBook, read
from simtrainer.recognition.examples import check_examples
from simtrainer.recognition.groups import pattern_of


def check_cue_file(document: Document, file: CueFile, language: Language) -> list[Diagnostic]:
    """Return what is wrong with a cue file: unreadable cues, and examples that go against them."""
    unreadable = (
        _unreadable(document, cue.match, language, ("cues", i, "match")) for i, cue in enumerate(file.cues)
    )
    problems = [problem for problem in unreadable if problem]
    if problems:
        return problems
    alone = _with_only(file, language)
    return [*_examples(document, file, alone), *check_behaviour_cues(document, file, alone)]


def check_patterns(document: Document, scenario: Scenario, language: Language) -> list[Diagnostic]:
    """Return what is wrong with the patterns of a scenario's facts, topics, promises and actions."""
    found = (
        _unreadable(document, cue, language, path) for written in lists_of(scenario) for path, cue in written
    )
    problems = [problem for problem in found if problem]
    problems += [
        document.diagnostic("F002", ("facts", name), name=name)
        for name, fact in scenario.facts.items()
        if not fact.asked and not fact.cues
    ]
    if problems:
        return problems
    try:
        return [
            *_phrase_examples(document, "topics", scenario.topics, language),
            *_phrase_examples(document, "promises", scenario.promises, language),
            *_action_examples(document, scenario.actions, language),
            *check_scenario_cues(document, scenario, language),
        ]
    except CueError:  # a cue file of the language cannot be read; that is told at its own place
        return []


def check_action_file(document: Document, file: ActionFile, language: Language) -> list[Diagnostic]:
    """Return what is wrong with a language's actions: unreadable patterns, and examples that they miss."""
    unreadable = (
        _unreadable(document, pattern, language, ("actions", name, "match", i))
        for name, action in file.actions.items()
        for i, pattern in enumerate(action.match)
    )
    problems = [problem for problem in unreadable if problem]
    return problems or list(_action_examples(document, file.actions, language))


def check_slots(document: Document, file: SlotFile) -> list[Diagnostic]:
    """Return entries that stand twice in a slot."""
    return [
        document.diagnostic("R008", ("slots", name, i), name=entry)
        for name, entries in file.slots.items()
        for i, entry in enumerate(entries)
        if entry in entries[:i]
    ]


def _unreadable(document: Document, pattern: str, language: Language, path: KeyPath) -> Diagnostic | None:
    try:
        pattern_of(pattern, language)
    except CueError as error:
        code = "C004" if "there is no word list" in error.message else "C001"
        return document.diagnostic(code, path, cue=pattern, problem=error.message)
    return None


def _examples(document: Document, file: CueFile, language: Language) -> Iterator[Diagnostic]:
    places = {cue.id: i for i, cue in enumerate(file.cues)}
    for problem in check_examples(language):
        cue, example = problem.cue, problem.example
        field, code = ("yes", "C002") if problem.kind == "missed" else ("no", "C003")
        stopped = f" (stopped by the guard `{problem.guard}`)" if problem.guard else ""
        path: KeyPath = ("cues", places[cue.id], field, list(getattr(cue, field)).index(example))
        yield document.diagnostic(code, path, name=cue.id, example=example, stopped=stopped)


def _with_only(file: CueFile, language: Language) -> Language:
    """Return the language with the cues of one file, which need not be among its own."""
    digest = hashlib.sha256(f"{language.hash} {file.model_dump_json()}".encode()).hexdigest()
    return replace(language, cues=(file,), hash=digest)


def _action_examples(
    document: Document, actions: Mapping[str, Action], language: Language
) -> Iterator[Diagnostic]:
    book = PhraseBook(language, {name: list(action.match) for name, action in actions.items()})
    for name, action in actions.items():
        done = book.find(read(action.example, language), kind="any")
        if name not in {hit.id for hit in done if not hit.negated}:
            path = ("actions", name, "example")
            yield document.diagnostic("C009", path, name=name, example=action.example)


def _phrase_examples(
    document: Document, part: str, entries: Mapping[str, Topic | Promise], language: Language
) -> Iterator[Diagnostic]:
    book = PhraseBook(language, {name: list(entry.cues) for name, entry in entries.items()})
    for name, entry in entries.items():
        for code, field, wanted in (("C002", "yes", True), ("C003", "no", False)):
            for i, text in enumerate(getattr(entry, field)):
                hits = {hit.id for hit in book.find(read(text, language)) if not hit.negated}
                if (name in hits) != wanted:
                    yield document.diagnostic(
                        code, (part, name, field, i), name=name, example=text, stopped=""
                    )
