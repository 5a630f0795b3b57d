"""The table of training sources: where each is, how it is read, how much it counts, whose it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from train import chinese, dictionary, parallel
from train.pair import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of training data.

    Attributes:
        path: relative to the data folder.
        read: turns the file into pairs.
        within: its pairs are within Chinese.
        share: how often each pair is seen in one pass: 1 once, 0.5 every second pair, 2 twice.
        weight: how much a word of it counts when the vocabulary is chosen.
        closing: it is learnt from once more at the end, in batches of its own.
        licence: the licence, in short.
        attribution: who made it.
    """

    path: str
    read: Callable[[Path], Iterator[Pair]]
    within: bool = False
    share: float = 1.0
    weight: float = 1.0
    closing: bool = False
    licence: str
    attribution: str


_MOJ = "Ministry of Justice (Taiwan), github.com/kong0107/mojLawSplitJSON"
_PUBLIC = "public domain (statutes)"
_WORDNET = "Open Multilingual Wordnet (Chinese Open Wordnet, wikt), Open English WordNet"

SOURCES: tuple[Source, ...] = (
    Source(
        path="parallel/tw-laws-articles.tsv.gz",
        read=parallel.law_pairs,
        weight=2.0,
        licence=_PUBLIC,
        attribution=_MOJ,
    ),
    Source(
        path="parallel/tw-laws-titles.tsv.gz",
        read=parallel.law_title_pairs,
        share=2.0,
        weight=4.0,
        licence=_PUBLIC,
        attribution=_MOJ,
    ),
    Source(
        path="parallel/python-docs.tsv.gz",
        read=parallel.python_pairs,
        weight=0.3,
        licence="CC0 (translations), PSF-2.0",
        attribution="python/python-docs-zh-cn",
    ),
    Source(
        path="parallel/docs-markdown.tsv.gz",
        read=parallel.markdown_pairs,
        weight=0.5,
        licence="Apache-2.0, CC BY 4.0",
        attribution="d2l-ai/d2l-zh, huggingface/course, kubernetes-docs-cn, opensource.guide",
    ),
    Source(
        path="parallel/kubernetes.tsv.gz",
        read=parallel.kubernetes_pairs,
        weight=0.3,
        licence="CC BY 4.0",
        attribution="kubernetes/kubernetes-docs-cn",
    ),
    Source(
        path="parallel/tatoeba.tsv.gz",
        read=parallel.tatoeba_pairs,
        share=6.0,
        weight=3.0,
        closing=True,
        licence="CC BY 2.0 FR",
        attribution="Tatoeba (tatoeba.org) and its contributors",
    ),
    Source(
        path="parallel/tico19.tsv.gz",
        read=parallel.tico_pairs,
        share=3.0,
        weight=3.0,
        licence="CC0",
        attribution="TICO-19",
    ),
    Source(
        path="parallel/sdg.tsv.gz",
        read=parallel.sdg_pairs,
        share=3.0,
        weight=4.0,
        licence="MIT",
        attribution="open-sdg/sdg-translations",
    ),
    Source(
        path="parallel/mozilla-www.tsv.gz",
        read=parallel.mozilla_pairs,
        licence="MPL-2.0",
        attribution="mozilla-l10n/www-l10n",
    ),
    Source(
        path="dictionary/cedict.tsv.gz",
        read=dictionary.cedict_pairs,
        licence="CC BY-SA 3.0",
        attribution="CC-CEDICT (2015), MDBG and its contributors",
    ),
    Source(
        path="dictionary/wordnet-zh-en.tsv.gz",
        read=dictionary.wordnet_pairs,
        weight=0.5,
        licence="WordNet licence, CC BY 4.0, CC BY-SA",
        attribution=_WORDNET,
    ),
    Source(
        path="dictionary/wordnet-zh-en.tsv.gz",
        read=dictionary.synonym_pairs,
        weight=0.0,
        licence="WordNet licence, CC BY 4.0, CC BY-SA",
        attribution=_WORDNET,
    ),
    Source(
        path="chinese/prc-laws-articles.tsv.gz",
        read=chinese.prc_law_pairs,
        within=True,
        share=0.5,
        weight=0.5,
        licence="public domain (PRC Copyright Law, art. 5)",
        attribution="github.com/qisehong/china-law-db",
    ),
    Source(
        path="chinese/gov-work-reports-to-2015.tsv.gz",
        read=chinese.report_pairs,
        within=True,
        weight=3.0,
        licence="public domain",
        attribution="github.com/aldohemsn/chinese-political-corpora",
    ),
    Source(
        path="chinese/d365-sections.tsv.gz",
        read=chinese.section_pairs,
        within=True,
        share=0.5,
        weight=0.1,
        licence="CC BY 4.0",
        attribution="MicrosoftDocs/Dynamics-365-Operations.zh-cn",
    ),
    Source(
        path="chinese/drcd-dev.json.gz",
        read=chinese.drcd_pairs,
        within=True,
        share=2.0,
        weight=3.0,
        licence="CC BY-SA 3.0",
        attribution="DRCKnowledgeTeam/DRCD",
    ),
    Source(
        path="chinese/drcd-test.json.gz",
        read=chinese.drcd_pairs,
        within=True,
        share=2.0,
        weight=3.0,
        licence="CC BY-SA 3.0",
        attribution="DRCKnowledgeTeam/DRCD",
    ),
    Source(
        path="chinese/cmrc2018-trial.json.gz",
        read=chinese.cmrc_pairs,
        within=True,
        share=2.0,
        weight=3.0,
        licence="CC BY-SA 4.0",
        attribution="ymcui/cmrc2018",
    ),
)
