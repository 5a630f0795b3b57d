"""Puts together the parts that the settings name: analyzer, embedder, searcher, library."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index import (
    CrossEncoderReranker,
    Embedder,
    Glosses,
    LinearReranker,
    Reranker,
    Searcher,
    SnapshotInfo,
    build_snapshot,
    load_embedder,
)
from ingest import (
    Analyzer,
    Originals,
    Term,
    default_glossary,
    read_glossary,
    read_user_terms,
)
from service.answering import (
    DEFAULT_MODEL,
    UNREAD_MODEL,
    Answerer,
    Family,
    FamilyModel,
    NoReader,
    OnnxReader,
    Reader,
    load_models,
)
from service.checking import Checker
from service.library import Library
from service.limits import Limits
from service.settings import SHIPPED_MODEL, Settings
from service.views import summarize


def open_glossary(settings: Settings) -> tuple[Term, ...]:
    """Read the terms in both languages: the shipped ones, then the user's own.

    Raises:
        IngestError: the user's file cannot be read.
    """
    if settings.glossary is None:
        return default_glossary()
    return (*default_glossary(), *read_glossary(settings.glossary))


def open_analyzer(settings: Settings) -> Analyzer:
    """Make the analyzer, with the user's own terms where there are any.

    Raises:
        AnalyzerError: the file of user terms cannot be read.
        IngestError: the user's glossary cannot be read.
    """
    words = [name for term in open_glossary(settings) for name in term.zh]
    if settings.user_terms is not None:
        words += read_user_terms(settings.user_terms)
    return Analyzer(user_terms=words)


def build_index(settings: Settings, *, progress: bool = False) -> SnapshotInfo:
    """Index all that was ingested, with the parts that the settings name.

    Raises:
        SnapshotError: there is nothing to index.
        ZhiwenError: a part that the settings name cannot be opened.
    """
    return build_snapshot(
        settings.data_dir,
        analyzer=open_analyzer(settings),
        embedder=open_embedder(settings),
        glossary=open_glossary(settings),
        progress=progress,
    )


def open_embedder(settings: Settings) -> Embedder:
    """Load the embedding model.

    Raises:
        EmbedderError: it cannot be found or loaded.
    """
    return load_embedder(settings.embedder)


def open_reranker(settings: Settings) -> Reranker:
    """Load the reranker: the learnt weights, or a model that falls back on them.

    Raises:
        SearchError: it cannot be found or loaded.
    """
    learnt = LinearReranker.load()
    if settings.reranker is None:
        return learnt
    return CrossEncoderReranker.load(
        settings.reranker, fallback=learnt, budget_ms=settings.reranker_budget_ms
    )


def open_searcher(settings: Settings, embedder: Embedder | None = None) -> Searcher:
    """Open the live snapshot for searching.

    Args:
        settings: name the snapshot and its parts.
        embedder: the model that they name, if it is loaded already.

    Raises:
        SnapshotError: there is none, it is damaged, or another analyzer or embedder built it.
        SearchError: a model cannot be found or loaded.
        AnalyzerError: the file of user terms cannot be read.
    """
    return Searcher.load(
        settings.data_dir,
        analyzer=open_analyzer(settings),
        embedder=embedder or open_embedder(settings),
        reranker=open_reranker(settings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedModels:
    """The models that no snapshot changes."""

    embedder: Embedder
    reader: Reader


def load_models_once(settings: Settings) -> LoadedModels:
    """Load the models that the settings name, for one snapshot after another.

    Raises:
        EmbedderError: the embedding model cannot be found or loaded.
        ReaderError: the reader cannot be opened.
    """
    return LoadedModels(embedder=open_embedder(settings), reader=open_reader(settings))


def open_library(settings: Settings, models: LoadedModels | None = None) -> Library:
    """Open the live snapshot for answering.

    Args:
        settings: name the snapshot and its parts.
        models: those that they name, if they are loaded already.

    Raises:
        ZhiwenError: what ``open_searcher`` and ``open_answerer`` raise.
    """
    models = models or load_models_once(settings)
    searcher = open_searcher(settings, models.embedder)
    answerer = open_answerer(settings, searcher, models.embedder, reader=models.reader)
    checker = open_checker(settings, searcher, models.embedder)
    return Library(
        searcher,
        answerer,
        Originals(settings.data_dir),
        checker=checker,
        glosses=open_glosses(settings, searcher),
    )


def read_limits(settings: Settings) -> Limits:
    """Return what one request of a server may cost the others."""
    return Limits(timeout_s=settings.request_timeout_s, max_waiting=settings.max_waiting)


def open_reader(settings: Settings) -> Reader:
    """Open the reader that the settings name.

    Raises:
        ReaderError: it cannot be opened.
    """
    return OnnxReader(settings.reader) if settings.reader else NoReader()


def model_path(settings: Settings) -> Path:
    """Return the file of what was learnt about answers, with a reader or without."""
    return UNREAD_MODEL if settings.reader is None else DEFAULT_MODEL


def open_answerer(
    settings: Settings,
    searcher: Searcher,
    embedder: Embedder,
    *,
    models: Mapping[Family, FamilyModel] | None = None,
    reader: Reader | None = None,
) -> Answerer:
    """Make what answers from a snapshot.

    What was learnt about answers was learnt with the shipped embedding model, so that one
    compares candidates whatever the snapshot was built with.

    Args:
        settings: name the reader.
        searcher: of the snapshot.
        embedder: the model that the settings name.
        models: what was learnt about answers; what ships if left out.
        reader: the reader that the settings name, if it is open already.

    Raises:
        EmbedderError: the shipped model cannot be loaded.
        AnswerModelError: the learnt weights cannot be read.
        ReaderError: the reader cannot be opened.
    """
    shipped = settings.embedder == str(SHIPPED_MODEL)
    return Answerer(
        searcher,
        embedder=embedder if shipped else load_embedder(str(SHIPPED_MODEL)),
        models=models if models is not None else load_models(model_path(settings)),
        documents=[summarize(document) for document in searcher.documents()],
        reader=reader or open_reader(settings),
    )


def open_glosses(settings: Settings, searcher: Searcher) -> Glosses:
    """Make what glosses Chinese texts: their terms, and the places that documents are of.

    Args:
        settings: name the user's terms.
        searcher: of the snapshot.

    Raises:
        IngestError: the user's glossary cannot be read.
    """
    places = {place for one in searcher.documents() for place in one.context.places}
    return Glosses(
        analyzer=open_analyzer(settings), glossary=open_glossary(settings), places=sorted(places)
    )


def open_checker(
    settings: Settings, searcher: Searcher, embedder: Embedder | None = None
) -> Checker:
    """Make what checks texts against a snapshot.

    Args:
        settings: name the embedding model.
        searcher: of the snapshot.
        embedder: that model, if it is loaded already.

    Raises:
        EmbedderError: the model cannot be loaded.
    """
    return Checker(
        searcher,
        embedder=embedder or open_embedder(settings),
        documents=[summarize(document) for document in searcher.documents()],
    )
