"""The documents of a snapshot without their texts: what filters and facets know of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest import DocumentContext, default_gazetteer, simplify

_JOINT = re.compile(r"[、，,;；]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """A document without its text.

    Attributes:
        doc_id: its id.
        title: its title.
        issuer: the body that issued it; empty where unknown.
        year: the year it reports on; ``None`` where unknown.
        context: what it is about and when.
    """

    doc_id: str
    title: str
    issuer: str
    year: int | None
    context: DocumentContext


def places_of(entry: CatalogueEntry) -> tuple[str, ...]:
    """Return the full names of the places that a document is of, then of what they lie in.

    Where several divisions bear the name of a place (鼓楼区), it lies in what the document's
    places, bodies or title name, else only in what all of them lie in.
    """
    said = " ".join((entry.title, entry.issuer, *entry.context.places, *entry.context.bodies))
    own = entry.context.places
    found = [*own, *(name for place in own for name in _holders(place, simplify(said)))]
    return tuple(dict.fromkeys(found))


def bodies_of(entry: CatalogueEntry) -> tuple[str, ...]:
    """Return the names of the bodies that issued, passed or signed a document, each on its own.

    Bodies that are printed side by side are parted where a comma or a space stands between them,
    and where the place that the first begins with begins another.

    >>> context = DocumentContext(bodies=("鹭汀市民政局", "鹭汀市公安局 鹭汀市财政局"))
    >>> bodies_of(CatalogueEntry(doc_id="a", title="", issuer="", year=None, context=context))
    ('鹭汀市民政局', '鹭汀市公安局', '鹭汀市财政局')
    """
    places = entry.context.places
    names = [
        body.strip()
        for name in (entry.issuer, *entry.context.bodies)
        for part in _JOINT.split(name)
        for body in _split_run(part, places)
    ]
    return tuple(dict.fromkeys(name for name in names if name))


def collect_ids(named: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, frozenset[str]]:
    """Return the documents of each name.

    Args:
        named: each ``doc_id`` with its names.

    >>> {name: sorted(ids) for name, ids in collect_ids([("a", "xy"), ("b", "y")]).items()}
    {'x': ['a'], 'y': ['a', 'b']}
    """
    found: dict[str, set[str]] = {}
    for doc_id, names in named:
        for name in names:
            found.setdefault(name, set()).add(doc_id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _holders(place: str, said: str) -> Sequence[str]:
    gazetteer = default_gazetteer()
    chains = [
        gazetteer.holders(bearer) for bearer in gazetteer.named(place) if bearer.name == place
    ]
    if len(chains) > 1:
        chains = [
            chain for chain in chains if any(holder.short in said for holder in chain)
        ] or chains
    shared = set.intersection(*(set(chain) for chain in chains)) if chains else set()
    return [holder.name for holder in chains[0] if holder in shared] if chains else []


def _split_run(run: str, places: Sequence[str]) -> Sequence[str]:
    """Part bodies without anything between them, each of which begins with the same place."""
    known = next((name for name, _ in default_gazetteer().find(run)), "")
    place = next((name for name in (*places, known) if name and run.startswith(name)), "")
    return [place + rest for rest in run.split(place)[1:] if rest] if place else [run]
