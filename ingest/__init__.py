"""A report's file -> Document -> Block* -> Passage*: reading, parsing, repair, analysis."""

from ingest.analyzer import Analyzer, PlacedTerm, Token, read_user_terms
from ingest.articles import article_at
from ingest.dates import years_in
from ingest.detection import detect_language
from ingest.document_ids import pick_document_id
from ingest.errors import AnalyzerError, IngestError, ZhiwenError
from ingest.findings import Finding, FindingKind
from ingest.folding import fold, simplify
from ingest.gazetteer import (
    Division,
    capitalised_words,
    default_gazetteer,
    is_province,
    place_abbreviations,
    read_local,
)
from ingest.glossary import Term, default_glossary, read_glossary
from ingest.kinds import kinds_called_by_year
from ingest.leads import lead_sentence
from ingest.locking import LockState, Writer, lock_writers, look_at_lock
from ingest.metadata import check_given
from ingest.numerals import plain
from ingest.originals import Originals
from ingest.page_map import Box, Facsimile, PageMap
from ingest.parsing import parse_blocks
from ingest.passages import split_passages
from ingest.places import drop_place_words, holder_names, own_names, place_names
from ingest.quantities import QuantityKind, quantity_kinds
from ingest.readers import SUFFIXES
from ingest.records import (
    Block,
    BlockKind,
    Document,
    DocumentContext,
    Language,
    Passage,
    PassageKind,
    Segment,
    Span,
    load_context,
    load_document,
)
from ingest.sentences import split_sentences
from ingest.source import read_document
from ingest.store import DocumentStore, IngestOutcome, IngestStatus, StoreInspection
from ingest.tables import with_tabs

__all__ = [
    "SUFFIXES",
    "Analyzer",
    "AnalyzerError",
    "Block",
    "BlockKind",
    "Box",
    "Division",
    "Document",
    "DocumentContext",
    "DocumentStore",
    "Facsimile",
    "Finding",
    "FindingKind",
    "IngestError",
    "IngestOutcome",
    "IngestStatus",
    "Language",
    "LockState",
    "Originals",
    "PageMap",
    "Passage",
    "PassageKind",
    "PlacedTerm",
    "QuantityKind",
    "Segment",
    "Span",
    "StoreInspection",
    "Term",
    "Token",
    "Writer",
    "ZhiwenError",
    "article_at",
    "capitalised_words",
    "check_given",
    "default_gazetteer",
    "default_glossary",
    "detect_language",
    "drop_place_words",
    "fold",
    "holder_names",
    "is_province",
    "kinds_called_by_year",
    "lead_sentence",
    "load_context",
    "load_document",
    "lock_writers",
    "look_at_lock",
    "own_names",
    "parse_blocks",
    "pick_document_id",
    "place_abbreviations",
    "place_names",
    "plain",
    "quantity_kinds",
    "read_document",
    "read_glossary",
    "read_local",
    "read_user_terms",
    "simplify",
    "split_passages",
    "split_sentences",
    "with_tabs",
    "years_in",
]
