"""The verbs of reports' statistics, and the bodies that do what they say."""

import re

from ingest.language import ACT, BODIES, CHANGE, PARTICLE

_ADVERBS = PARTICLE.zh("manner")
_BODIES = BODIES.zh("agent")
_NO_ACTOR = PARTICLE.zh("actor")
_ALL = "|".join((*sorted(ACT.zh_senses("done"), key=len, reverse=True), "立(?=侵|各类|刑事|涉)"))
_TOWARDS = rf"(?:{PARTICLE.zh('towards')})[^，。、；]{{1,16}}?"
_DONE = rf"(?:{_ADVERBS})*(?:{_TOWARDS})?(?:{_ALL})"

LEADING_VERB = re.compile(rf"(?:{_ADVERBS})*(?P<verb>(?:{_TOWARDS})?(?:{_ALL}))")
"""A verb at the start of a clause, its adverbs before it."""

AGENT = re.compile(rf"(?!{_NO_ACTOR})(?P<agent>[^，。；]{{0,24}}?(?:{_BODIES}))(?={_DONE})")
"""The body that acts, at the start of a clause, up to its verb (全国检察机关)."""

BODY = re.compile(rf"(?!{_NO_ACTOR}).*(?:{_BODIES})")
"""The body that acts, alone."""

STOP_VERB = re.compile(
    f"{ACT.zh('stop')}|{CHANGE.zh('stop')}|(?:{CHANGE.zh('stop_reached')})[到至为]"
)
"""A verb that ends the name of what is counted behind a number (10个城市全面启动…)."""
