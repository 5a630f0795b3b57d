"""How the scores of the two legs become one: a convex combination on scales fixed beforehand."""

import numpy as np
from numpy.typing import NDArray

LEXICAL_WEIGHT = 0.6


def fuse(
    lexical: NDArray[np.float32], dense: NDArray[np.float32], *, ceiling: float
) -> NDArray[np.float64]:
    """Combine the scores that two legs give the same passages.

    The lexical score is divided by what the query's terms could score, so that a leg that finds
    little also says little: an English question over Chinese text loses nothing by its blind
    lexical leg, where a fusion of ranks would let noise outvote the other leg.

    Args:
        lexical: shape (n,), BM25, >= 0.
        dense: shape (n,), cosines.
        ceiling: the BM25 score of a passage full of the query's terms; 0 where the collection
            holds none of them.

    Returns:
        Shape (n,), float64.

    Source:
        The convex combination with theoretical minima of Bruch, Gai and Ingber 2023,
        "An Analysis of Fusion Functions for Hybrid Retrieval".
    """
    if ceiling <= 0:
        return dense.astype(np.float64)
    share = lexical.astype(np.float64) / ceiling
    return LEXICAL_WEIGHT * share + (1 - LEXICAL_WEIGHT) * dense.astype(np.float64)
