"""Figures: what a report counts, of what, and when."""

from ingest.figures.amounts import parse_amount, read_amounts
from ingest.figures.bounds import with_bound
from ingest.figures.date_limits import Limit, with_limit
from ingest.figures.dates import read_dates
from ingest.figures.extraction import FIGURE_RULES_VERSION, extract_figures
from ingest.figures.measures import parse_measure
from ingest.figures.rates import read_frequency, read_rate
from ingest.figures.records import Amount, Bound, Change, DateMention, Figure, FigureKind
from ingest.figures.scopes import LABELS, conflicts, read_scopes
from ingest.figures.years import PassageYears, read_years

__all__ = [
    "FIGURE_RULES_VERSION",
    "LABELS",
    "Amount",
    "Bound",
    "Change",
    "DateMention",
    "Figure",
    "FigureKind",
    "Limit",
    "PassageYears",
    "conflicts",
    "extract_figures",
    "parse_amount",
    "parse_measure",
    "read_amounts",
    "read_dates",
    "read_frequency",
    "read_rate",
    "read_scopes",
    "read_years",
    "with_bound",
    "with_limit",
]
