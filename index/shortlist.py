"""Passages of a ranking looked at closely: those put first to be ordered anew, or a page's."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.asking import asked_kinds
from index.contexts import asked_years
from index.features import Features, document_scores, extract_features, neighbour_scores
from index.interaction import Interaction, interact
from index.pieces import PieceEmbedder
from index.ranking import Ranking
from index.storage import Closeup, Storage
from index.weighing import WeighedQuery

SHORTLIST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortlist:
    """Passages of a ranking; arrays of one length, in the order of the ranking.

    Attributes:
        places: of the passages among the candidates.
        closeup: the passages sentence by sentence.
        features: of the passages.
    """

    places: NDArray[np.int64]
    closeup: Closeup
    features: Features


def make_shortlist(
    storage: Storage,
    weighed: WeighedQuery,
    ranking: Ranking,
    *,
    embedder: object = None,
    places: NDArray[np.int64] | None = None,
) -> Shortlist:
    """Look closely at some passages of a ranking.

    Args:
        storage: holds the passages.
        weighed: the query.
        ranking: holds at least one passage.
        embedder: compares the pieces of query and passages; left out, none meet.
        places: of the passages among the candidates, at least one; the first ``SHORTLIST`` of the
            ranking by default.
    """
    candidates = ranking.candidates
    if places is None:
        places = ranking.order[:SHORTLIST]
    closeup = storage.closeup(candidates.rows[places], weighed.terms, weighed.query.vector)
    rows = closeup.rows
    lexical = candidates.lexical[places].astype(np.float64)
    years = asked_years(weighed.query.text)
    told = storage.tells_of(rows, years)
    features = extract_features(
        closeup,
        weighed,
        asked=asked_kinds(weighed.query.text),
        lexical=lexical / weighed.ceiling if weighed.ceiling else lexical,
        neighbour=neighbour_scores(closeup, candidates.rows, ranking.scores),
        context=storage.context_fit(
            rows,
            weighed.query.weights(),
            terms=weighed.terms,
            vector=weighed.query.vector,
            text=weighed.query.text,
        ),
        told_year=np.where(told, 1.0, -1.0) if years else np.zeros(len(rows)),
        document=document_scores(
            storage.owners(candidates.rows), ranking.scores, storage.owners(rows)
        ),
        interaction=_interact(storage, weighed, closeup, embedder),
    )
    return Shortlist(places=places, closeup=closeup, features=features)


def _interact(
    storage: Storage, weighed: WeighedQuery, closeup: Closeup, embedder: object
) -> Interaction:
    if not isinstance(embedder, PieceEmbedder):
        none = np.zeros(len(closeup.rows))
        return Interaction(sentence=none, rest=none)
    return interact(
        weighed.query.pieces,
        storage.pieces(closeup.rows),
        starts=closeup.starts,
        embedder=embedder,
    )
