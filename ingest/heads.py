"""The sentences that head what follows: those of lists, and questions that are answered.

An item reads on its own only with its head: 有下列情形之一的，处一万元以下罚款：（一）未登记的。
"""

import re
from dataclasses import dataclass, field

from ingest.characters import bare_end
from ingest.markers import match_marker

MAX_HEAD_CHARS = 120
"""Of a longer head the end is kept, which says what the items are."""

_QUESTION = re.compile(
    r"(?:问|记者|主持人|[\u4e00-\u9fff]{2,10})\s*[：:]|[（(]?[\d一二三四五六七八九十]+[)）.．、]|Q\d*[:：.]"
)
_ITEM_ENDS = "；;，,"
_HEAD_ENDS = "：:"


@dataclass(slots=True)
class Heads:
    """The heads that the next paragraph stands under.

    Attributes:
        lists: the style of mark that each head's own paragraph bears (empty for none), with the
            head, the outermost first.
        question: the question that is being answered.
        question_style: the style of the mark that it bears, empty for none.
        goes_on: the last item ended in a semicolon, so that one without a mark may follow.
    """

    lists: list[tuple[str, str]] = field(default_factory=list)
    question: str = ""
    question_style: str = ""
    goes_on: bool = False

    def clear(self) -> None:
        """Forget all heads, as a heading makes one do."""
        self.lists, self.question, self.question_style, self.goes_on = [], "", "", False

    def take(self, text: str) -> tuple[str, ...]:
        """Return the heads of a paragraph or list item, and remember what it heads itself.

        >>> heads = Heads()
        >>> heads.take("第九条 有下列情形之一的，处一万元以下罚款：")
        ()
        >>> heads.take("（一）未按照规定登记的；")
        ('第九条 有下列情形之一的，处一万元以下罚款：',)
        >>> heads.take("第十条 本条例自2020年起施行。")
        ()
        """
        marker = match_marker(text)
        style = marker.style if marker else ""
        self._leave(style, text)
        if bare_end(text) in ("？", "?") and len(text) <= MAX_HEAD_CHARS and _QUESTION.match(text):
            self.clear()
            self.question, self.question_style = text, style
            return ()
        found = (*((self.question,) if self.question else ()), *(head for _, head in self.lists))
        end = bare_end(text)
        self.goes_on = end != "" and end in _ITEM_ENDS
        if end != "" and end in _HEAD_ENDS:
            self.lists.append((style, _head_of(text)))
        return found

    def _leave(self, style: str, text: str) -> None:
        """Drop the heads whose list ends before a paragraph of some style."""
        if style and style == self.question_style:
            self.clear()
        styles = [each for each, _ in self.lists]
        if style and style in styles:
            del self.lists[styles.index(style) :]
        elif not style and self.lists and not self._is_bare_item(text):
            self.lists = []

    def _is_bare_item(self, text: str) -> bool:
        end = bare_end(text)
        return self.goes_on or (end != "" and end in _ITEM_ENDS)


def _head_of(text: str) -> str:
    """Return the last sentence of a text, its end where it is long."""
    sentence = re.split(r"(?<=[。！？])", text)[-1] or text
    return sentence if len(sentence) <= MAX_HEAD_CHARS else sentence[-MAX_HEAD_CHARS:]
