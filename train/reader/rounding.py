"""Training as for whole numbers of eight bits, in which the product computes.

Weights and inputs of the encoder's matrices are rounded in the forward pass as ONNX Runtime rounds
them, while gradients pass as if nothing had been: so the network learns values that survive it.

Source: Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient
Integer-Arithmetic-Only Inference", section 3.
"""

from typing import Final

import torch
from torch import Tensor, nn

from train.reader.network import ReaderNetwork

# Of weights seven bits are used: a sum of two products of eight bits each can exceed the sixteen
# bits that processors without instructions for such sums keep it in.
_MOST_WEIGHT: Final = 64
_MOST_INPUT: Final = 255


class _RoundedLinear(nn.Linear):
    """A linear layer that rounds its weights by row and its inputs by sequence."""

    def forward(self, inputs: Tensor) -> Tensor:
        """Return the layer's output for inputs of shape (sequences, pieces, width)."""
        return nn.functional.linear(_round_inputs(inputs), _round_weights(self.weight), self.bias)


def round_in_training(network: ReaderNetwork) -> None:
    """Let the matrices of the encoder's layers compute with rounded numbers from now on.

    What was told so before stays so.
    """
    for module in network.encoder.encoder.modules():
        if type(module) is nn.Linear:
            module.__class__ = _RoundedLinear


def compute_exactly(network: ReaderNetwork) -> None:
    """Undo ``round_in_training``; the weights stay as they were learnt."""
    for module in network.encoder.encoder.modules():
        if isinstance(module, nn.Linear):
            module.__class__ = nn.Linear


def _round_inputs(values: Tensor) -> Tensor:
    with torch.no_grad():
        low = values.amin(dim=(1, 2), keepdim=True).clamp(max=0)
        high = values.amax(dim=(1, 2), keepdim=True).clamp(min=0)
        step = ((high - low) / _MOST_INPUT).clamp(min=1e-8)
        zero = (-low / step).round()
        rounded = ((values / step).round() + zero).clamp_(0, _MOST_INPUT).sub_(zero).mul_(step)
        change = rounded.sub_(values)
    return values + change


def _round_weights(weights: Tensor) -> Tensor:
    with torch.no_grad():
        step = weights.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / _MOST_WEIGHT
        change = (weights / step).round().mul_(step).sub_(weights)
    return weights + change
