"""A scenario drawn: which state leads where, by which rule, and what of it came up in talks."""

from simtrainer.authoring.graph.mermaid import to_mermaid
from simtrainer.authoring.graph.model import Graph, Reach, graph_of
from simtrainer.authoring.graph.tree import Tone, to_tree

__all__ = ["Graph", "Reach", "Tone", "graph_of", "to_mermaid", "to_tree"]
