"""What is not as it should be in a data folder, said in one line with what to do."""

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal["damaged", "missing", "left_over", "outdated", "setting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        kind: ``damaged``: what is kept is not what was written; ``missing``: the file behind a
            document is not kept; ``left_over``: nothing needs it; ``outdated``: the index is not
            of what is here now; ``setting``: what a setting names cannot be opened.
        message: one line: where, what, and what to do.
    """

    kind: FindingKind
    message: str
