"""The rules of the house: who may import whom, who owns which library, what the Makefile offers."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = {
    "ingest": set(),
    "index": {"ingest"},
    "service": {"ingest", "index"},
    "eval": {"ingest", "index", "service"},
    "train": {"ingest", "index"},
}
OWNERS = {
    "jieba": ("ingest/analyzer.py",),
    "opencc": ("ingest/", "train/"),
    "faiss": ("index/dense.py",),
    "pypinyin": ("index/romanization.py",),
    "rank_bm25": ("index/bm25.py",),
    "sentence_transformers": (
        "index/transformer_embedder.py",
        "index/cross_encoder.py",
        "train/",
    ),
    "fastapi": ("service/",),
    "limits": ("service/rate",),
    "lxml": ("ingest/readers/",),
    "mcp": ("service/mcp_server.py",),
    "pypdfium2": ("ingest/readers/pdf",),
    "python_calamine": ("ingest/readers/sheets.py",),
    "ir_measures": ("eval/",),
}
MODULES = sorted(path for package in LAYERS for path in (ROOT / package).rglob("*.py"))
TARGETS = [
    "help",
    "install",
    "ask",
    "serve",
    "ingest",
    "index",
    "train",
    "eval",
    "bench",
    "format",
    "lint",
    "types",
    "test",
    "check",
    "golden",
    "clean",
]


@cache
def imports_of(path: Path) -> frozenset[str]:
    return frozenset(_iter_imports(path))


def _iter_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_imports_only_from_below(package: str) -> None:
    allowed = LAYERS[package] | {package}
    for path in (ROOT / package).rglob("*.py"):
        roots = {name.split(".")[0] for name in imports_of(path)}
        assert roots & LAYERS.keys() <= allowed, f"{path} imports {roots & LAYERS.keys() - allowed}"


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_by_its_owner_only(library: str) -> None:
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if library in {name.split(".")[0] for name in imports_of(path)}
    ]
    assert importers, f"{library} is imported nowhere"
    assert all(name.startswith(OWNERS[library]) for name in importers), importers


@pytest.mark.parametrize("package", LAYERS)
def test_the_front_door_of_a_package_only_re_exports(package: str) -> None:
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert not defined


def test_every_make_target_is_phony_and_help_comes_first() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    declared = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    assert declared[0] == "help"
    assert set(TARGETS) <= set(declared)
    assert set(declared) == set(phony[1].split())
