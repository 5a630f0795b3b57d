"""A query weighed against a collection: how much of it each index term accounts for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.bm25 import K1
from index.query import Query
from index.storage import Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedQuery:
    """The terms of a query that the collection holds, and what each is worth.

    Attributes:
        query: the query.
        terms: in the order of the query.
        shares: shape (terms, wordings): what a passage gains by the term for the wording. The
            columns' maxima sum to 1: a passage with the likeliest term for every wording covers
            the whole query.
        ceiling: the BM25 score of a passage full of those terms; 0 without any.
    """

    query: Query
    terms: tuple[str, ...]
    shares: NDArray[np.float64]
    ceiling: float


def weigh(query: Query, storage: Storage) -> WeighedQuery:
    """Weigh a query: the share of a term is its weight times its idf.

    Wordings of which the collection holds no term count for nothing: no passage has them.
    """
    terms = tuple(term for term in query.sources() if storage.has_term(term))
    places = {term: place for place, term in enumerate(terms)}
    worth = np.zeros((len(terms), len(query.wordings)))
    for column, wording in enumerate(query.wordings):
        for term, weight in wording.weights.items():
            if term in places:
                worth[places[term], column] = weight * storage.idf(term)
    total = float(worth.max(axis=0).sum()) if worth.size else 0.0
    shares = worth / total if total else worth
    return WeighedQuery(query=query, terms=terms, shares=shares, ceiling=(K1 + 1) * total)
