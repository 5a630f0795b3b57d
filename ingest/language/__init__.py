"""What words mean, Chinese and English side by side: one table a concept."""

from ingest.language.act import ACT
from ingest.language.asking import ASKING
from ingest.language.body import BODIES
from ingest.language.change import CHANGE
from ingest.language.length import LENGTH
from ingest.language.manners import MANNERS
from ingest.language.outlook import OUTLOOK
from ingest.language.particle import PARTICLE
from ingest.language.quantity import QUANTITY
from ingest.language.rank import RANK
from ingest.language.reason import REASON
from ingest.language.scope import SCOPE
from ingest.language.tables import Word, WordTable, read_words
from ingest.language.times import TIME

__all__ = [
    "ACT",
    "ASKING",
    "BODIES",
    "CHANGE",
    "LENGTH",
    "MANNERS",
    "OUTLOOK",
    "PARTICLE",
    "QUANTITY",
    "RANK",
    "REASON",
    "SCOPE",
    "TIME",
    "Word",
    "WordTable",
    "read_words",
]
