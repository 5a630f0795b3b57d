"""Passage* -> a snapshot on disk and the Searcher that reads it -> Hit*."""

from index.building import Builder, SnapshotInfo, build_snapshot
from index.collection import Collection, collect, read_collection
from index.cross_encoder import CrossEncoderReranker
from index.deadline import check_deadline, remaining_s, work_until
from index.embedder import Embedder, load_embedder
from index.errors import (
    EmbedderError,
    FilterError,
    OverdueError,
    QueryError,
    SearchError,
    SnapshotError,
)
from index.facets import MAX_FACET_VALUES, Facet, FacetName
from index.features import FEATURES, ShortlistFeatures
from index.figure_terms import sentence_of
from index.figures import FigureFilter, FigurePage
from index.glosses import Glosses
from index.inspection import SnapshotInspection, inspect_snapshots
from index.periods import Months, read_period
from index.query import (
    MAX_FIGURES,
    MAX_K,
    MAX_QUERY_CHARACTERS,
    MAX_REACH,
    Filter,
    Query,
    Wording,
    check_page,
    check_query,
    gloss,
)
from index.ranking import BOTH_LEGS
from index.records import Hit, HitPage, Leg, LegName, Match
from index.reranker import DEFAULT_WEIGHTS, LinearReranker, Reranker
from index.romanization import romanize
from index.searcher import Searcher
from index.snapshot import is_abandoned, live_stamp
from index.weighing import WeighedQuery

__all__ = [
    "BOTH_LEGS",
    "DEFAULT_WEIGHTS",
    "FEATURES",
    "MAX_FACET_VALUES",
    "MAX_FIGURES",
    "MAX_K",
    "MAX_QUERY_CHARACTERS",
    "MAX_REACH",
    "Builder",
    "Collection",
    "CrossEncoderReranker",
    "Embedder",
    "EmbedderError",
    "Facet",
    "FacetName",
    "FigureFilter",
    "FigurePage",
    "Filter",
    "FilterError",
    "Glosses",
    "Hit",
    "HitPage",
    "Leg",
    "LegName",
    "LinearReranker",
    "Match",
    "Months",
    "OverdueError",
    "Query",
    "QueryError",
    "Reranker",
    "SearchError",
    "Searcher",
    "ShortlistFeatures",
    "SnapshotError",
    "SnapshotInfo",
    "SnapshotInspection",
    "WeighedQuery",
    "Wording",
    "build_snapshot",
    "check_deadline",
    "check_page",
    "check_query",
    "collect",
    "gloss",
    "inspect_snapshots",
    "is_abandoned",
    "live_stamp",
    "load_embedder",
    "read_collection",
    "read_period",
    "remaining_s",
    "romanize",
    "sentence_of",
    "work_until",
]
