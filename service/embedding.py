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
    """Return the script, with those words of the interface that it names in each language.

    A page of another origin could not fetch them for itself.
    """
    source = (STATIC_DIR / "embed.js").read_text(encoding="utf-8")
    named = set(_NAME.findall(source))
    words = {
        lang: {name: word for name, word in read_words(lang).items() if name in named}
        for lang in LANGUAGES
    }
    table = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    body = source.replace(_TABLE, f"const WORDS = {table};", 1).encode()
    return EmbedScript(body, f'"{sha256(body).hexdigest()[:32]}"')
