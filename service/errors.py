"""The errors of the service: what it refuses, what keeps it from starting, what a client meets."""

from ingest import ZhiwenError

TOO_BUSY = "too_busy"
"""The code of what is refused because too many wait."""


class ServiceError(ZhiwenError):
    """Base of what the service package raises."""


class SettingsError(ServiceError):
    """A setting has a value that cannot be used."""


class StartError(ServiceError):
    """The server cannot start to listen."""


class RefusedError(ServiceError):
    """A request that the API answers with its error envelope.

    Attributes:
        code: a short name for programs, such as ``passage_not_found``.
        status: the HTTP status, 4xx or 503.
        retry_after_s: when to ask again, in whole seconds; ``None`` where that is of no use.
    """

    def __init__(
        self, message: str, *, code: str, status: int, retry_after_s: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.retry_after_s = retry_after_s


class KeyFileError(ServiceError):
    """A file of keys is not there or damaged, or has or lacks the key that is named."""


class BackupError(ServiceError):
    """A backup cannot be written, or what is to be restored is none or cannot be."""


class ReaderError(ServiceError):
    """The reader cannot be opened."""


class AnswerModelError(ServiceError):
    """The learnt part of answering cannot be read."""


class ClientError(ServiceError):
    """Base of what ``Client`` and ``AsyncClient`` raise."""


class ClientConnectionError(ClientError):
    """No server can be reached at the address."""


class ClientTimeoutError(ClientError):
    """The server did not answer within the time allowed."""


class ApiError(ClientError):
    """The server refused the request and said why.

    Attributes:
        code: the ``code`` of the error envelope.
        status: the HTTP status.
    """

    def __init__(self, message: str, *, code: str, status: int) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


class UnexpectedResponseError(ClientError):
    """What came back is not Zhiwen's: a proxy's page, or the answer of another version."""
