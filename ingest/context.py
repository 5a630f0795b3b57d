"""What a document is about and when: its kind, places, bodies and dates, each with its source."""

import re
from dataclasses import replace

from ingest.ends import read_ends
from ingest.folding import simplify
from ingest.issue import read_force, read_issued, read_number
from ingest.issuers import read_issuers
from ingest.kinds import read_kind
from ingest.periods import read_periods
from ingest.places import places_of_text, read_places
from ingest.records import DocumentContext

_NAME_CHARS = 3_000
_QUOTED = re.compile(r"《([^《》]{2,60})》")
_CALLED = re.compile(
    r"《(?P<long>[^《》]{2,60})》\s*[（(]以下(?:统称|简称|称)[:：为]?\s*[《“\"]?(?P<short>[^》”\")）]{2,30})[》”\"]?[）)]"
)
_NATION = re.compile(r"^中华人民共和国")


def read_context(*, title: str, issuer: str, text: str) -> DocumentContext:
    """Read what a document is about from its title and its ends.

    Args:
        title: of the document.
        issuer: the body that issued it; empty where unknown.
        text: the document's text.
    """
    plain = simplify(title)
    ends = read_ends(plain, text)
    kind = read_kind(plain)
    issued = read_issued(plain, kind, ends)
    in_force = read_force(text, ends, issued.value)
    bodies = read_issuers(plain, issuer, kind, ends)
    of_title = read_places(plain, bodies)
    periods = read_periods(plain, kind, issued.value, text)
    context = DocumentContext(
        kind=kind,
        places=of_title or places_of_text(text),
        bodies=bodies,
        issued=issued.value,
        in_force=in_force.value,
        revised=ends.enactment.revised,
        period=periods.past,
        plan_period=periods.plan,
        short_names=_read_short_names(plain, text),
        number=read_number(plain, ends),
    )
    sources = {
        "kind": "title",
        "places": "title" if of_title else "text",
        "bodies": "title_block",
        "issued": issued.source,
        "in_force": in_force.source,
        "revised": "title_block",
        "number": "title_block",
        "period": periods.past_source,
        "plan_period": periods.plan_source,
    }
    read_from = tuple((name, said) for name, said in sources.items() if getattr(context, name))
    return replace(context, read_from=read_from)


def _read_short_names(title: str, text: str) -> tuple[str, ...]:
    """Return a law's or plan's short names: without 中华人民共和国, and as it says itself."""
    named = _QUOTED.search(title)
    names = [named[1]] if named else []
    bare = _NATION.sub("", title)
    if bare != title:
        names.append(bare)
    own = {title, *(names[:1])}
    called = _CALLED.finditer(text[:_NAME_CHARS])
    names += [match["short"] for match in called if match["long"] in own]
    return tuple(dict.fromkeys(name for name in names if name != title))
