"""The errors that reading gold files, running questions and benchmarking can raise."""

from ingest import ZhiwenError


class EvalError(ZhiwenError):
    """Base of what the eval package raises."""


class GoldError(EvalError):
    """A gold file is missing, or a line of it is not a question of the format."""


class SetError(EvalError):
    """A public set of questions or sentences is missing, or is not of the format."""


class ReportError(EvalError):
    """A saved report cannot be read, or two reports cannot be compared."""


class BenchError(EvalError):
    """A command or the server under test fails, so nothing can be timed."""
