"""Several networks as one."""

from collections.abc import Sequence
from typing import TypeVar

import torch
from torch import nn

Network = TypeVar("Network", bound=nn.Module)


def averaged(nets: Sequence[Network]) -> Network:
    """Return one network whose weights are the mean of several that began alike (a model soup).

    Source: Wortsman and others 2022, "Model soups", arXiv:2203.05482: as good as the ensemble, at the cost of one.

    Args:
        nets: At least one; their class is made without arguments.
    """
    mean = type(nets[0])()
    states = [net.state_dict() for net in nets]
    mean.load_state_dict(
        {
            name: torch.stack([state[name] for state in states]).mean(0)
            if value.is_floating_point()
            else value
            for name, value in states[0].items()
        }
    )
    return mean.eval()
