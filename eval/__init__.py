"""Gold questions -> runs -> scores -> report; benchmarks. Run as ``python -m eval``."""

from eval.errors import BenchError, EvalError, GoldError, ReportError, SetError
from eval.gold import SHIPPED_GOLD, Question, read_gold

__all__ = [
    "SHIPPED_GOLD",
    "BenchError",
    "EvalError",
    "GoldError",
    "Question",
    "ReportError",
    "SetError",
    "read_gold",
]
