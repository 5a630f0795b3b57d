"""The error that training and scoring the bilingual model can raise."""

from ingest import ZhiwenError


class TrainError(ZhiwenError):
    """Training data is missing or malformed, or a model cannot be trained, saved or scored."""
