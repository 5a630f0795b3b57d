"""A checked text as CSV that a spreadsheet opens as it is; see ``service.figure_csv``."""

from collections.abc import Iterable

from service.figure_csv import MARK, number_cell, text_cell, write_rows
from service.responses_checks import CheckedClaim, CheckResponse

COLUMNS = (
    *("start", "end", "kind", "raw", "mark", "differs", "value", "unit", "period"),
    *("printed", "printed_subject", "printed_period", "alterations"),
    *("doc_id", "title", "page", "passage_id", "source", "quote"),
)


def check_csv(response: CheckResponse) -> bytes:
    """Return the claims of a text as lines, by place; of each its first citation."""
    rows: Iterable[Iterable[str]] = (COLUMNS, *map(_cells, response.claims))
    return (MARK + write_rows(rows)).encode()


def _cells(claim: CheckedClaim) -> list[str]:
    altered = "; ".join(f"{each.said} → {each.printed}" for each in claim.alterations)
    return [
        *map(str, claim.span),
        *map(text_cell, (claim.kind, claim.raw, claim.mark, ", ".join(claim.differs))),
        number_cell(claim.value),
        *map(text_cell, (claim.unit, claim.period)),
        *map(text_cell, (claim.printed, claim.printed_subject, claim.printed_period, altered)),
        *_cited(claim),
    ]


def _cited(claim: CheckedClaim) -> list[str]:
    if not claim.citations:
        return [""] * 6
    cited = claim.citations[0]
    return [
        *map(text_cell, (cited.doc_id, cited.title)),
        "" if cited.page is None else str(cited.page),
        text_cell(cited.passage_id),
        " ".join(f"{start}-{end}" for start, end in cited.source),
        text_cell(cited.quote),
    ]
