"""From plain data to content models, every mistake reported at its place."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from simtrainer.content.diagnostics import ContentError
from simtrainer.content.mistakes import Mistakes
from simtrainer.content.models import KINDS
from simtrainer.content.nearest import nearest
from simtrainer.content.yaml import Document

Model = TypeVar("Model", bound=BaseModel)


def kind_of(document: Document) -> str:
    """Return the kind that a file says it is.

    Raises:
        ContentError: If `kind:` or `format:` is missing or unknown.
    """
    data = document.data
    if not isinstance(data, dict):
        raise ContentError([document.diagnostic("K005")])
    kind, known = data.get("kind"), ", ".join(sorted(KINDS))
    if kind is None:
        raise ContentError([document.diagnostic("K001", ("kind",), known=known)])
    if not isinstance(kind, str) or kind not in KINDS:
        hint = nearest(str(kind), list(KINDS))
        raise ContentError([document.diagnostic("K004", ("kind",), kind=kind, hint=hint, known=known)])
    if data.get("format") != 1 or isinstance(data.get("format"), bool):
        raise ContentError([document.diagnostic("K002", ("format",))])
    return kind


def parse(document: Document, model: type[Model]) -> Model:
    """Check data against a content model.

    Args:
        document: The file.
        model: The model of its kind.

    Returns:
        The model.

    Raises:
        ContentError: With one diagnostic for each mistake.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ContentError(Mistakes(document, model).of(error.errors(include_url=False))) from error
