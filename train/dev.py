"""The development sets: measured on, never trained on."""

from dataclasses import dataclass
from pathlib import Path

from train.cleaning import sentence_keys, text_key
from train.tables import Question, read_lines, read_questions, read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DevSets:
    """The three development sets.

    Attributes:
        tatoeba: Chinese and English sentences, line by line translations of each other.
        ntrex: the same, of the news.
        cmrc: questions with the passage that answers each.
    """

    tatoeba: tuple[list[str], list[str]]
    ntrex: tuple[list[str], list[str]]
    cmrc: tuple[Question, ...]

    def keys(self) -> frozenset[str]:
        """Return the keys of all texts and of their long sentences, for the overlap filter."""
        texts = [*self.tatoeba[0], *self.tatoeba[1], *self.ntrex[0], *self.ntrex[1]]
        texts += [entry.question for entry in self.cmrc]
        texts += list(dict.fromkeys(entry.context for entry in self.cmrc))
        return frozenset(key for text in texts for key in (text_key(text), *sentence_keys(text)))


def read_dev_sets(data: Path) -> DevSets:
    """Read the development sets of the shared data folder.

    Raises:
        TrainError: a file is absent.
    """
    dev = data / "dev"
    ntrex = list(read_rows(dev / "ntrex.tsv.gz"))
    return DevSets(
        tatoeba=(
            read_lines(dev / "tatoeba.cmn-eng.cmn"),
            read_lines(dev / "tatoeba.cmn-eng.eng"),
        ),
        ntrex=([row["zh"] for row in ntrex], [row["en"] for row in ntrex]),
        cmrc=tuple(read_questions(dev / "cmrc2018-dev.json.gz")),
    )
