"""The errors that reading a report can raise, under the one base that all of Zhiwen shares."""


class ZhiwenError(Exception):
    """Base of every deliberate error of the project; its message is fit for a user's eyes."""


class IngestError(ZhiwenError):
    """A file cannot be read as a report, or the document store refuses it."""


class AnalyzerError(IngestError):
    """A user dictionary or a text cannot be analysed."""
