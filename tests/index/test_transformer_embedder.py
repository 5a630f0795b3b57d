import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedder import load_embedder
from index.errors import EmbedderError
from index.transformer_embedder import TransformerEmbedder

ROOT = Path(__file__).parents[2]
WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "query",
    "passage",
    ":",
    "专",
    "利",
    "patent",
]
TEXTS = ["专利", "patent 专利", "", "🎉", "patent " * 400]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random BERT of two layers whose prompts for queries and documents differ."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    source = tmp_path_factory.mktemp("bert")
    (source / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizerFast(str(source / "vocab.txt")).save_pretrained(source)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(source)
    transformer = Transformer(str(source), max_seq_length=32)
    model = SentenceTransformer(
        modules=[transformer, Pooling(16)],
        prompts={"query": "query: ", "document": "passage: "},
    )
    folder = tmp_path_factory.mktemp("models") / "tiny"
    model.save(str(folder))
    return folder


def test_queries_and_passages_are_encoded_with_their_own_prompts(tiny: Path) -> None:
    from sentence_transformers import SentenceTransformer

    embedder = load_embedder(str(tiny))
    model = SentenceTransformer(str(tiny))
    queries = model.encode([f"query: {text}" for text in TEXTS], normalize_embeddings=True)
    passages = model.encode([f"passage: {text}" for text in TEXTS], normalize_embeddings=True)
    np.testing.assert_allclose(embedder.encode_queries(TEXTS), queries, atol=1e-5)
    np.testing.assert_allclose(embedder.encode_passages(TEXTS), passages, atol=1e-5)
    assert np.abs(queries - passages).max() > 0.01


def test_vectors_are_unit_rows_of_float32(tiny: Path) -> None:
    embedder = TransformerEmbedder.load(str(tiny))
    vectors = embedder.encode_passages(TEXTS, progress=True)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), 16), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (embedder.name, embedder.dim, len(embedder.sha256)) == ("tiny", 16, 64)


def test_no_passages_give_no_rows(tiny: Path) -> None:
    assert TransformerEmbedder.load(str(tiny)).encode_passages([]).shape == (0, 16)


def test_sum_changes_with_the_prompts_but_not_with_the_card(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "copy"))
    (folder / "README.md").write_text("another card", encoding="utf-8")
    before = TransformerEmbedder.load(str(tiny)).sha256
    assert TransformerEmbedder.load(str(folder)).sha256 == before
    settings = folder / "config_sentence_transformers.json"
    config = json.loads(settings.read_text(encoding="utf-8"))
    config["prompts"]["query"] = "ask: "
    settings.write_text(json.dumps(config), encoding="utf-8")
    assert TransformerEmbedder.load(str(folder)).sha256 != before


@pytest.mark.parametrize("spec", ["/no/such/folder", "./nowhere/model/x", "~/no/such/model"])
def test_missing_folder_is_named(spec: str) -> None:
    with pytest.raises(EmbedderError, match=f"no embedding model at {spec}"):
        load_embedder(spec)


@pytest.mark.parametrize("spec", ["", "  "])
def test_empty_name_is_refused(spec: str) -> None:
    with pytest.raises(EmbedderError, match="empty"):
        load_embedder(spec)


def test_cut_weights_are_reported_with_the_folder(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "cut"))
    weights = next(folder.rglob("model.safetensors"))
    weights.write_bytes(weights.read_bytes()[:100])
    with pytest.raises(EmbedderError, match=f"cannot load the embedding model {folder}"):
        load_embedder(str(folder))


def test_empty_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="cannot load the embedding model"):
        load_embedder(str(tmp_path))


def run_python(program: str, **environ: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_unknown_hub_name_without_network_says_what_to_do(tmp_path: Path) -> None:
    program = (
        "from index.embedder import load_embedder\n"
        "from index.errors import EmbedderError\n"
        "try: load_embedder('nobody/no-such-model')\n"
        "except EmbedderError as error: print(error)"
    )
    message = run_python(program, HF_HUB_OFFLINE="1", HF_HOME=str(tmp_path))
    assert "no embedding model nobody/no-such-model" in message
    assert "HF_HUB_OFFLINE is set" in message


def test_unreachable_hub_is_reported_at_once(tmp_path: Path) -> None:
    program = (
        "from index.embedder import load_embedder\n"
        "from index.errors import EmbedderError\n"
        "try: load_embedder('nobody/no-such-model')\n"
        "except EmbedderError as error: print(error)"
    )
    message = run_python(
        program, HF_ENDPOINT="http://127.0.0.1:9", HF_HUB_OFFLINE="0", HF_HOME=str(tmp_path)
    )
    assert "http://127.0.0.1:9 cannot be reached" in message


def test_missing_package_is_named_with_the_command_to_install_it(tiny: Path) -> None:
    program = (
        "import sys; sys.modules['sentence_transformers'] = None\n"
        "from index.embedder import load_embedder\n"
        "from index.errors import EmbedderError\n"
        f"try: load_embedder({str(tiny)!r})\n"
        "except EmbedderError as error: print(error)"
    )
    assert 'pip install -e ".[models]"' in run_python(program)
