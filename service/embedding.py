"""The script of the search box on other people's pages: one file with its words in it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from service.page_words import LANGUAGES, STATIC_DIR, read_words

_TABLE: Final = "const WORDS = {};"
_NAME: Final = re.compile(r'"(\w+)"')


@dataclass(frozen=True, slots=True)
class EmbedScript:
    """A script and the tag of its content.

    Attributes:
        body: in UTF-8.
        etag: a strong validator, in quotation marks.
    """

    body: bytes
    etag: str

    def is_known(self, if_none_match: str) -> bool:
        """Tell whether a browser has it already, by the header ``If-None-Match``.

        >>> script = EmbedScript(b"", '"abc"')
        >>> script.is_known('"xyz", W/"abc"'), script.is_known('"ab"'), script.is_known("")
        (True, False, False)
        """
        tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return bool(tags & {"*", self.etag})


@cache
def embed_script() -> EmbedScript:
    """Return the script without its comments, with the words of the interface that it names.

    A page of another origin could not fetch those for itself.
    """
    source = (STATIC_DIR / "embed.js").read_text(encoding="utf-8")
    named = set(_NAME.findall(source))
    tables = [read_words(lang) for lang in LANGUAGES]
    words = {name: [table[name] for table in tables] for name in tables[0] if name in named}
    told = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    lines = (line.strip() for line in source.replace(_TABLE, f"const WORDS = {told};").split("\n"))
    body = "\n".join(line for line in lines if line and not line.startswith("//")).encode()
    return EmbedScript(body, f'"{sha256(body).hexdigest()[:32]}"')
