import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from index.embedder import load_embedder
from index.errors import EmbedderError
from index.static_embedder import StaticEmbedder, is_static_folder

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "models" / "zhiwen-static"
PIECES = ["<unk>", "专利", "案件", "patent", "cases"]
VECTORS = np.array([[0, 0], [3, 0], [0, 4], [1, 0], [0, 1]], dtype=np.float32)

TEXTS = [
    "2023年知识产权民事案件适用惩罚性赔偿共计319件。",
    "How many punitive-damages cases were there in 2023?",
    "PCT 国际专利申请 in 2023",
    "臺灣的懲罰性賠償與專利侵權",
    "",
    "   \n\t",
    "🎉🎉",
    "。，！？",
    "ξένος ÜBER １２３４ ｐａｔｅｎｔ",
    "\u0000\u200b控制字符",
    "最高人民法院审结案件" * 300,
]

Tensors = dict[str, NDArray[np.generic]]


def write_model(folder: Path, tensors: Tensors | None = None, *, normalize: bool = True) -> Path:
    """Write a StaticEmbedding folder of five pieces and two dimensions."""
    static = folder / "0_StaticEmbedding"
    static.mkdir(parents=True)
    tokenizer = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(PIECES)}, "<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(static / "tokenizer.json"))
    save_file(tensors or {"embedding.weight": VECTORS}, static / "model.safetensors")
    kinds = ["StaticEmbedding", "Normalize"][: 2 if normalize else 1]
    modules = [
        {
            "idx": i,
            "name": str(i),
            "path": f"{i}_{kind}",
            "type": f"sentence_transformers.models.{kind}",
        }
        for i, kind in enumerate(kinds)
    ]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder.load(SHIPPED)


def test_vector_is_the_sum_of_the_pieces_brought_to_length_one(tmp_path: Path) -> None:
    embedder = StaticEmbedder.load(write_model(tmp_path / "tiny"))
    vectors = embedder.encode_queries(["专利 案件", "patent", "unheard-of", ""])
    np.testing.assert_allclose(vectors, [[0.6, 0.8], [1, 0], [0, 0], [0, 0]])
    assert (embedder.name, embedder.dim, vectors.dtype) == ("tiny", 2, np.float32)


def test_scales_and_shared_rows_give_the_same_vectors(tmp_path: Path) -> None:
    plain = StaticEmbedder.load(write_model(tmp_path / "plain"))
    tensors: Tensors = {
        "embeddings": np.array([[0, 0], [1, 0], [0, 1]], dtype=np.int8),
        "weights": np.array([1, 3, 4, 1, 1], dtype=np.float32),
        "mapping": np.array([0, 1, 2, 1, 2], dtype=np.int64),
    }
    shared = StaticEmbedder.load(write_model(tmp_path / "shared", tensors))
    texts = ["专利 案件 patent", "cases 案件", "patent cases"]
    np.testing.assert_allclose(shared.encode_queries(texts), plain.encode_queries(texts), atol=1e-7)


def test_no_texts_give_no_rows(shipped: StaticEmbedder) -> None:
    assert shipped.encode_queries([]).shape == (0, shipped.dim)
    assert shipped.encode_passages([]).shape == (0, shipped.dim)


def test_passages_in_many_batches_equal_queries_one_by_one(shipped: StaticEmbedder) -> None:
    texts = [f"{text} {number}" for number in range(200) for text in TEXTS[:8]]
    singly = np.concatenate([shipped.encode_queries([text]) for text in texts])
    np.testing.assert_allclose(shipped.encode_passages(texts), singly, atol=1e-6)


def test_progress_bar_changes_nothing(shipped: StaticEmbedder) -> None:
    with_bar = shipped.encode_passages(TEXTS, progress=True)
    np.testing.assert_array_equal(with_bar, shipped.encode_passages(TEXTS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("懲罰性賠償案件", "惩罚性赔偿案件"),
        ("Punitive Damages", "punitive damages"),
        ("ＰＣＴ国际申请", "PCT国际申请"),
    ],
)
def test_shipped_model_ignores_script_case_and_width(
    shipped: StaticEmbedder, one: str, other: str
) -> None:
    first, second = shipped.encode_queries([one, other])
    assert first @ second == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("惩罚性赔偿案件有多少", "适用惩罚性赔偿共计319件", "海关扣留侵权嫌疑货物"),
        ("How many punitive damages cases?", "适用惩罚性赔偿共计319件", "海关扣留侵权嫌疑货物"),
        ("What did customs seize?", "海关扣留侵权嫌疑货物", "发明专利授权量"),
    ],
)
def test_shipped_model_knows_both_languages(
    shipped: StaticEmbedder, question: str, answer: str, other: str
) -> None:
    query, near, far = shipped.encode_queries([question, answer, other])
    assert query @ near > query @ far


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_shipped_model_equals_sentence_transformers(shipped: StaticEmbedder) -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(SHIPPED), local_files_only=True).encode(TEXTS)
    np.testing.assert_allclose(shipped.encode_queries(TEXTS), expected, atol=1e-5)
    np.testing.assert_allclose(shipped.encode_passages(TEXTS), expected, atol=1e-5)


def test_shipped_model_is_used_without_torch() -> None:
    program = (
        "import sys\n"
        "from index.embedder import load_embedder\n"
        f"load_embedder({str(SHIPPED)!r}).encode_passages(['专利 patent'])\n"
        "print([m for m in ('torch', 'sentence_transformers', 'transformers') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_sum_is_of_the_files_that_decide_the_vectors(tmp_path: Path) -> None:
    one = StaticEmbedder.load(write_model(tmp_path / "one"))
    (tmp_path / "one" / "README.md").write_text("a card", encoding="utf-8")
    assert StaticEmbedder.load(tmp_path / "one").sha256 == one.sha256
    other = write_model(tmp_path / "other", {"embedding.weight": VECTORS * 2})
    assert StaticEmbedder.load(other).sha256 != one.sha256
    assert len(one.sha256) == 64


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "cut", "empty"])
def test_damaged_file_is_named(tmp_path: Path, file: str, damage: str) -> None:
    path = write_model(tmp_path / "tiny") / "0_StaticEmbedding" / file
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut" else b"")
    with pytest.raises(EmbedderError, match=file):
        load_embedder(str(tmp_path / "tiny"))


@pytest.mark.parametrize(
    ("tensors", "message"),
    [
        ({"embedding.weight": VECTORS[:3]}, "5 pieces, the table 3 vectors"),
        ({"other": VECTORS}, "no two-dimensional table"),
        ({"embeddings": VECTORS[0]}, "no two-dimensional table"),
    ],
)
def test_unfit_table_is_refused(tmp_path: Path, tensors: Tensors, message: str) -> None:
    folder = write_model(tmp_path / "tiny", tensors)
    with pytest.raises(EmbedderError, match=message):
        StaticEmbedder.load(folder)


@pytest.mark.parametrize("modules", ["{", "[1]", '[{"type": 3, "path": ""}]', '{"a": 1}'])
def test_unreadable_list_of_modules_is_refused(tmp_path: Path, modules: str) -> None:
    folder = write_model(tmp_path / "tiny")
    (folder / "modules.json").write_text(modules, encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"modules\.json"):
        is_static_folder(folder)


def test_folder_with_prompts_or_other_modules_is_left_to_sentence_transformers(
    tmp_path: Path,
) -> None:
    folder = write_model(tmp_path / "tiny", normalize=False)
    assert is_static_folder(folder)
    settings = {"prompts": {"query": "query: ", "document": ""}}
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(settings), encoding="utf-8")
    assert not is_static_folder(folder)
    assert not is_static_folder(tmp_path)
