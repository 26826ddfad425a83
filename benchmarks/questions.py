"""Which fact does a question ask for? Ours against four simpler matchers, on the same persons in one run.

usage: python benchmarks/questions.py [FILE.json ...]

FILE holds persons with `facts` and `asked` (one `fact` or null a question); without one, the bank's test persons are read. Printed are the
share of questions whose right fact is found first; of 100 questions how many are answered rightly when at most 5 or 3 in 100
inputs get a wrong answer (thresholds chosen on the same inputs, for every matcher alike); and for ours what the shipped threshold
does: answered rightly and wrongly, and asked back. At the end the time that a reply takes, on one core: matcher, recogniser, both.
`minilm` is MiniLM-L6 as it comes, by clause (extra `train`); with rapidfuzz at .3 beside it.
"""

import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from simtrainer.authoring.training.questions.persons import BankPerson, read_persons, read_shared
from simtrainer.content.language import shipped_language
from simtrainer.recognition import QuestionBook, Questions, kit_of, open_recogniser, read

Scores = list[dict[str, float]]
"""For each input a score a fact."""
Matcher = Callable[[BankPerson, Sequence[str]], Scores]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
_CLAUSE = re.compile(r"(?<=[.?!;,])\s+|\s+-\s+")


def main() -> None:
    """Print the table."""
    if "OMP_NUM_THREADS" not in os.environ:
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | ONE_THREAD)
    persons = [person for name in sys.argv[1:] for person in read_shared(Path(name))] or read_persons("test")
    rows = [single_questions(person) for person in persons]
    inputs = sum(map(len, rows))
    questions = sum(fact is not None for person in rows for _, fact in person)
    print(f"{len(persons)} persons, {questions} questions, {inputs - questions} other inputs")
    print("matcher                  first   at 5 wrong   at 3 wrong")
    for name, matcher in MATCHERS.items():
        try:
            scores = [
                score
                for person, asked in zip(persons, rows, strict=True)
                for score in matcher(person, [text for text, _ in asked])
            ]
        except ImportError as error:
            print(f"{name:22} left out: {error.name} is not installed")
            continue
        truth = [fact for person in rows for _, fact in person]
        print(
            f"{name:22}  {first(scores, truth):.3f}   {at(scores, truth, 0.05):10.3f}   {at(scores, truth, 0.03):10.3f}"
        )
    print_ours(persons, rows)
    print_time(persons, rows)


def single_questions(person: BankPerson) -> list[tuple[str, str | None]]:
    """Return inputs that ask for one fact or none, and make sense by themselves."""
    return [
        (row.text, row.facts[0] if row.facts else None)
        for row in person.asked
        if row.after is None and len(row.facts) < 2
    ]


def first(scores: Scores, truth: Sequence[str | None]) -> float:
    """Return the share of questions whose right fact scores highest."""
    asked = [(score, fact) for score, fact in zip(scores, truth, strict=True) if fact is not None]
    return sum(
        bool(score) and max(score, key=lambda name: score[name]) == fact for score, fact in asked
    ) / len(asked)


def at(scores: Scores, truth: Sequence[str | None], most_wrong: float) -> float:
    """Return the share of questions answered rightly when at most a share of all inputs is answered wrongly."""
    best = [
        (max(score.values()), max(score, key=lambda name: score[name])) if score else (0.0, "")
        for score in scores
    ]
    order = sorted(range(len(best)), key=lambda row: -best[row][0])
    right = wrong = most = 0
    for row in order:
        fits = best[row][1] == truth[row]
        right, wrong = right + fits, wrong + (not fits)
        if wrong <= most_wrong * len(best):
            most = max(most, right)
    return most / sum(fact is not None for fact in truth)


def print_ours(persons: Sequence[BankPerson], rows: Sequence[Sequence[tuple[str, str | None]]]) -> None:
    """Print what the shipped thresholds do."""
    language = shipped_language("en")
    right = wrong = back = back_right = inputs = questions = 0
    for person, asked in zip(persons, rows, strict=True):
        book = book_of(person)
        for text, fact in asked:
            found = book.match(read(text, language))
            inputs += 1
            questions += fact is not None
            if found.facts:
                right += found.facts[0].id == fact
                wrong += found.facts[0].id != fact
            elif found.perhaps and found.perhaps[0].id in {one.id for one in person.facts}:
                back += 1
                back_right += found.perhaps[0].id == fact
    print(
        f"as shipped: {right} of {questions} questions answered rightly ({right / questions:.3f}), {wrong} of {inputs} inputs wrongly "
        f"({100 * wrong / inputs:.1f} in 100); asked back {back}, {back_right} of them about the right fact"
    )


def print_time(persons: Sequence[BankPerson], rows: Sequence[Sequence[tuple[str, str | None]]]) -> None:
    """Print what a reply takes once the recogniser has met its cues (it makes their expressions ready when first needed)."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    language = shipped_language("en")
    recogniser = open_recogniser(language)
    books = [book_of(person) for person in persons]
    for book in books:
        book.warm()
    for asked in rows:
        for text, _ in asked:
            recogniser.recognise(text)
    matching, both = [], []
    for book, asked in zip(books, rows, strict=True):
        for text, _ in asked[::5]:
            begun = time.perf_counter()
            book.match(read(text, language))
            matched = time.perf_counter()
            recogniser.recognise(text)
            both.append(1000 * (time.perf_counter() - begun))
            matching.append(1000 * (matched - begun))
    for name, times in (("matcher", matching), ("with recogniser", both)):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name}: median {statistics.median(times):.1f} ms, 95 in 100 under {p95:.1f} ms, one core")


def book_of(person: BankPerson) -> QuestionBook:
    """Return the facts of a person as the product reads them."""
    questions = {fact.id: Questions(examples=fact.examples, text=fact.fact) for fact in person.facts}
    return QuestionBook(shipped_language("en"), questions, partial(kit_of, "en"))


def ours(person: BankPerson, texts: Sequence[str]) -> Scores:
    """The shipped matcher."""
    language, book, facts = shipped_language("en"), book_of(person), {fact.id for fact in person.facts}
    return [
        {hit.id: hit.confidence for hit in book.match(read(text, language)).best if hit.id in facts}
        for text in texts
    ]


def letters(person: BankPerson, texts: Sequence[str]) -> Scores:
    """Letters: rapidfuzz's token_set_ratio against the examples."""
    return [
        {
            fact.id: max(fuzz.token_set_ratio(text.lower(), example.lower()) for example in fact.examples)
            / 100
            for fact in person.facts
        }
        for text in texts
    ]


def tf_idf(person: BankPerson, texts: Sequence[str]) -> Scores:
    """Cosine of character n-grams against the examples and the fact."""
    known = [(fact.id, text) for fact in person.facts for text in (*fact.examples, fact.fact)]
    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    vectors = model.fit_transform(text for _, text in known)
    return [
        _best((name, score) for (name, _), score in zip(known, row, strict=True))
        for row in (model.transform(texts) @ vectors.T).toarray()
    ]


def minilm(person: BankPerson, texts: Sequence[str]) -> Scores:
    """MiniLM-L6 as it comes: the nearest of a text's clauses to the nearest of a fact's texts."""
    known = [(fact.id, text) for fact in person.facts for text in (*fact.examples, fact.fact)]
    vectors = _embedded([text for _, text in known])
    found = []
    for text in texts:
        clauses = [text, *(part for part in _CLAUSE.split(text) if len(part) > 3)]
        near = (_embedded(clauses) @ vectors.T).max(axis=0)
        found.append(_best((name, float(score)) for (name, _), score in zip(known, near, strict=True)))
    return found


def minilm_and_letters(person: BankPerson, texts: Sequence[str]) -> Scores:
    """The same, with .3 of rapidfuzz."""
    pairs = zip(minilm(person, texts), letters(person, texts), strict=True)
    return [{name: score + 0.3 * other[name] for name, score in one.items()} for one, other in pairs]


def _best(scored: Iterable[tuple[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for name, score in scored:
        best[name] = max(score, best.get(name, -1.0))
    return best


@cache
def _minilm() -> Any:
    from sentence_transformers import SentenceTransformer

    from simtrainer.authoring.training.questions.network import BASE

    return SentenceTransformer(str(BASE), device="cpu")


_known: dict[str, np.ndarray] = {}


def _embedded(texts: Sequence[str]) -> np.ndarray:
    model = _minilm()
    new = [text for text in dict.fromkeys(texts) if text not in _known]
    if new:
        _known.update(zip(new, model.encode(new, normalize_embeddings=True), strict=True))
    return np.stack([_known[text] for text in texts])


MATCHERS: dict[str, Matcher] = {
    "token_set_ratio": letters,
    "TF-IDF, characters": tf_idf,
    "MiniLM-L6, by clause": minilm,
    "MiniLM-L6 + .3 letters": minilm_and_letters,
    "simtrainer": ours,
}

if __name__ == "__main__":
    main()
