"""What all content models share: strict reading, ids, bounds."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Content(BaseModel):
    """A part of a content file: unknown keys are refused and nothing is coerced."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, use_attribute_docstrings=True)


Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+([_.-][a-z0-9]+)*$",
        max_length=60,
        json_schema_extra={
            "patternErrorMessage": "A name has lower-case letters and digits, joined by `_`, `-` or `.`"
        },
    ),
]
"""A stable name: lower-case letters and digits, joined by `_`, `-` or `.`."""

Text = Annotated[str, Field(min_length=1, max_length=2000)]
"""Words shown to people."""

CuePattern = Annotated[str, Field(min_length=2, max_length=400)]
"""Words in the cue grammar: `(a|b)` alternatives, `[a]` optional, `..` a gap, `{slot}` a word list, `word*` a beginning."""

Percent = Annotated[int, Field(ge=0, le=100)]


class Bound(Content):
    """A whole number that must lie between two limits, both included."""

    model_config = ConfigDict(
        json_schema_extra={
            "minProperties": 1,
            "errorMessage": "Give the smallest number, the largest or both: `{least: 3}`, `{least: 3, most: 5}`",
        }
    )

    least: int | None = None
    """From here on, this number included."""
    most: int | None = None
    """Up to here, this number included."""

    @model_validator(mode="after")
    def _says_something(self) -> "Bound":
        if self.least is None and self.most is None:
            raise ValueError("give `least`, `most` or both")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"`least: {self.least}` is above `most: {self.most}`")
        return self

    def holds(self, value: float) -> bool:
        """Tell whether a value lies within the limits."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def duplicates(values: list[Any]) -> list[Any]:
    """Return the values that stand more than once, each once, in order."""
    seen: set[Any] = set()
    twice: list[Any] = []
    for value in values:
        if value in seen and value not in twice:
            twice.append(value)
        seen.add(value)
    return twice
