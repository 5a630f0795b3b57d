"""The Chinese for how many (多少, 几) and the measure words that stand behind it."""

from ingest.language import UNIT

TIMES = UNIT.zh("asked", "time")
CURRENCIES = UNIT.zh("asked", "currency")
THINGS = UNIT.zh("asked", "measure", "thing")
SCALE = "[十百千万亿]{0,3}"
HOW_MANY = (
    "(?:多少|(?<![第哪近前这那后十好])(?<!过去)几"
    f"(?=个百分|[成倍番十百千万亿]|{TIMES}|{CURRENCIES}|{THINGS}))"
)
NO_MEASURE = "(?!目|程|面|体|率|民[^币]|才|员|权|物|质|地|报|均|门)"
"""What makes another word of a measure word: 项目, 个体, 人民, 人才."""
