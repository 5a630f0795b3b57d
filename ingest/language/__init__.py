"""What words mean, Chinese and English side by side: one table a concept."""

from ingest.language.abbreviation import ABBREVIATION
from ingest.language.act import ACT
from ingest.language.asking import ASKING
from ingest.language.body import BODIES
from ingest.language.change import CHANGE
from ingest.language.document import DOCUMENT
from ingest.language.length import LENGTH
from ingest.language.manners import MANNERS
from ingest.language.number import NUMBER
from ingest.language.outlook import OUTLOOK
from ingest.language.particle import PARTICLE
from ingest.language.place import PLACE
from ingest.language.quantity import QUANTITY
from ingest.language.rank import RANK
from ingest.language.reason import REASON
from ingest.language.scope import SCOPE
from ingest.language.tables import Word, WordTable, read_words
from ingest.language.times import TIME
from ingest.language.unit import UNIT

__all__ = [
    "ABBREVIATION",
    "ACT",
    "ASKING",
    "BODIES",
    "CHANGE",
    "DOCUMENT",
    "LENGTH",
    "MANNERS",
    "NUMBER",
    "OUTLOOK",
    "PARTICLE",
    "PLACE",
    "QUANTITY",
    "RANK",
    "REASON",
    "SCOPE",
    "TIME",
    "UNIT",
    "Word",
    "WordTable",
    "read_words",
]
