"""A report's file -> Document -> Block* -> Passage*: reading, parsing, repair, analysis."""

from ingest.analyzer import Analyzer, Token, read_user_terms
from ingest.errors import AnalyzerError, IngestError, ZhiwenError
from ingest.folding import fold, simplify
from ingest.glossary import Term, default_glossary, read_glossary
from ingest.language import detect_language
from ingest.leads import lead_sentence
from ingest.numerals import plain
from ingest.parsing import parse_blocks
from ingest.passages import split_passages
from ingest.quantities import QuantityKind, quantity_kinds
from ingest.records import (
    Block,
    BlockKind,
    Document,
    Language,
    Passage,
    PassageKind,
    Segment,
    Span,
)
from ingest.sentences import split_sentences
from ingest.source import read_document
from ingest.store import DocumentStore, IngestOutcome, IngestStatus

__all__ = [
    "Analyzer",
    "AnalyzerError",
    "Block",
    "BlockKind",
    "Document",
    "DocumentStore",
    "IngestError",
    "IngestOutcome",
    "IngestStatus",
    "Language",
    "Passage",
    "PassageKind",
    "QuantityKind",
    "Segment",
    "Span",
    "Term",
    "Token",
    "ZhiwenError",
    "default_glossary",
    "detect_language",
    "fold",
    "lead_sentence",
    "parse_blocks",
    "plain",
    "quantity_kinds",
    "read_document",
    "read_glossary",
    "read_user_terms",
    "simplify",
    "split_passages",
    "split_sentences",
]
