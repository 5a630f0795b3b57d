"""Which bodies issued a document: those of its title, of its signatures, of a law's statement."""

import re
from collections.abc import Iterable

from ingest.bodies import distinct_bodies, leading_bodies, read_bodies
from ingest.ends import Ends, bare
from ingest.folding import simplify
from ingest.places import places_in_title
from ingest.signatures import BLOCK_LINES, CLOSING_LINES, TITLE_LINES, Signature, undated_bodies

_CIRCULAR = re.compile(r"的(?:通知|意见|决定|通报|批复)\s*(?:$|[\u4e00-\u9fff]{2,8}[〔\[])")
_GOVERNORS = re.compile("^(?:省|市|县|区|州|自治区|自治州|自治县)?(?:长|主席)$")
_ISSUER_LABEL = re.compile(
    r"(?:发文机关|发布机[关构]|制定机关|发布单位|编制单位|公布机关)[：:]\s*([^\s：:]+)"
)
_CREDIT = re.compile(r"(?:信息)?来源[：:]\s*([^\s：:]+)")
_ANSWERING = re.compile(
    r"^(?P<bodies>[\u4e00-\u9fff、\s]{3,60}?)(?:[\u4e00-\u9fff]{2,12}司)?(?:有关|相关)?(?:司局)?负责(?:人|同志)就"
)
_DATELINE = re.compile(
    r"(?:近日|日前|最近)，(?P<bodies>[\u4e00-\u9fff、\s]{2,80}?)(?:联合|共同)?(?:印发|制定|发布|公布|出台)了?《(?P<title>[^《》]{4,60})》"
)
_QUOTED = re.compile(r"《([^《》]{2,60})》")


def read_issuers(title: str, issuer: str, kind: str, ends: Ends) -> tuple[str, ...]:
    """Return the bodies that issued a document, each once, those of its title first.

    What approved a law, heard a report or is written to is none of them.

    Args:
        title: of the document, in simplified characters.
        issuer: what is known already; empty for nothing.
        kind: of document, a key of ``document_kinds.tsv``.
        ends: of the document.
    """
    given = read_bodies(simplify(issuer)) or ((simplify(issuer),) if issuer else ())
    found = [*given, *leading_bodies(title)]
    for line in ends.head[:BLOCK_LINES]:
        found += [body for name in _ISSUER_LABEL.findall(line) for body in read_bodies(name)]
    for line in ends.head[:TITLE_LINES]:
        found += _bodies_of_title_line(line, title, kind)
    signed = next((each for each in ends.signed if each.bodies), None)
    found += signed.bodies if signed else ()
    found += ends.enactment.bodies
    found += undated_bodies(ends.head[:BLOCK_LINES])
    found += [body for each in ends.closed for body in each.bodies] if not signed else ()
    found += undated_bodies(ends.tail[-CLOSING_LINES:])
    found += _government(title, kind, ends.signed)
    if not found:
        found += [body for line in ends.head[:BLOCK_LINES] for body in _credited(line)]
    return distinct_bodies(found)


def _credited(line: str) -> tuple[str, ...]:
    """Return the body that a web page says it has the text from."""
    match = _CREDIT.search(line)
    return read_bodies(match[1]) if match else ()


def _bodies_of_title_line(line: str, title: str, kind: str) -> tuple[str, ...]:
    """Return the bodies of a line that repeats the title behind them, or says who answers."""
    if kind == "press":
        match = _ANSWERING.match(line)
        return read_bodies(match["bodies"]) if match else ()
    match = _DATELINE.search(line[:300])
    if match and bare(title)[:4] == match["title"][:4]:
        return read_bodies(match["bodies"])
    inner = bare(_QUOTED.sub(r"\1", title)).removeprefix("关于")
    return leading_bodies(line) if inner[:12] in bare(line) or _CIRCULAR.search(line) else ()


def _government(title: str, kind: str, signed: Iterable[Signature]) -> list[str]:
    """Return the government whose work report it is or whose governor signed."""
    is_order = any(_GOVERNORS.fullmatch(each.person) for each in signed)
    if kind != "work_report" and not is_order:
        return []
    return [f"{place}人民政府" for place in places_in_title(title)[:1]]
