"""The answers of a report, and of a comparison, as parts of their Markdown pages."""

from collections.abc import Iterator, Sequence

from eval.answer_comparison import AnswerComparison
from eval.answer_measures import (
    ANSWER_MEASURES,
    KINDS,
    LANGUAGES,
    Group,
    Share,
    build_shares,
    measure_answer_parity,
)
from eval.answer_tables import count_verdicts, describe_said, list_failures
from eval.judging import AnswerOutcome
from eval.markdown import format_estimate, format_gain, format_table
from eval.targets import Target, check_targets

_RULES = """\
An answer to a question with a value is right when it is a figure or a change of that value, sign
and unit; to a question with a wording, when the wording is the gold one or holds it with little
else; to a question that only a passage answers, when the quotation is evidence; to an unanswerable
question, when there is none. `wrong` is an exact answer (figure, change, date, entity, list) that
is not right, or any answer to an unanswerable question. A passage quoted where a figure, date, name
or list was asked for is neither right nor wrong: it gives no exact answer, and counts against
exactness. `passage for none` is the part of the unanswerable questions answered with a passage."""


def format_answers(outcomes: Sequence[AnswerOutcome]) -> str:
    """Return the part of a report's page on its answers; nothing without any."""
    if not outcomes:
        return ""
    languages = [group for group in LANGUAGES if group.select(outcomes)]
    names = [group.name for group in languages]
    lines = ["", "## Answers", "", _RULES, ""]
    lines += format_table(("measure", *names), _iter_measures(outcomes, languages))
    lines += ["", *_format_parity(outcomes), "## Targets", ""]
    targets = map(_format_target, check_targets(outcomes))
    lines += format_table(("measure", "lang", "n", "measured", "target", "met"), targets)
    lines += ["", "## Answers by kind: right/wrong of asked", ""]
    lines += format_table(("kind", *names), _iter_kinds(outcomes, languages))
    failures = list_failures(outcomes)
    lines += ["", f"## {len(failures)} questions not answered right", ""]
    heads = ("id", "lang", "kind", "verdict", "question", "expected", "said")
    lines += format_table(heads, map(_format_failure, failures))
    return "\n".join(lines) + "\n"


def format_answer_comparison(comparison: AnswerComparison) -> str:
    """Return the part of a comparison's page on answers: the gains, and what moved."""
    gains = (
        (change.measure, change.group, str(change.n), format_gain(change.gain))
        for change in comparison.changes
    )
    moves = (
        _escape(
            move.before.question_id,
            move.before.lang,
            move.before.verdict,
            move.after.verdict,
            move.before.text,
            describe_said(move.before),
            describe_said(move.after),
        )
        for move in comparison.moves
    )
    heads = ("id", "lang", "before", "after", "question", "said before", "said after")
    lines = ["", "## Answers", "", *format_table(("measure", "group", "n", "gain"), gains), ""]
    lines += [f"## {len(comparison.moves)} answers moved", "", *format_table(heads, moves)]
    return "\n".join(lines) + "\n"


def _iter_measures(
    outcomes: Sequence[AnswerOutcome], languages: Sequence[Group]
) -> Iterator[tuple[str, ...]]:
    shares = {(share.measure, share.group): share for share in build_shares(outcomes)}
    for measure in ANSWER_MEASURES:
        yield measure, *(_format_share(shares.get((measure, each.name))) for each in languages)


def _iter_kinds(
    outcomes: Sequence[AnswerOutcome], languages: Sequence[Group]
) -> Iterator[tuple[str, ...]]:
    for kind in filter(lambda kind: kind.select(outcomes), KINDS):
        crossed = (Group(lang=each.lang, kind=kind.kind).select(outcomes) for each in languages)
        yield kind.name, *map(count_verdicts, crossed)


def _format_parity(outcomes: Sequence[AnswerOutcome]) -> list[str]:
    parity = measure_answer_parity(outcomes)
    if parity is None:
        return []
    return [
        f"Of {parity.n} needs asked in Chinese and in English, both are right for "
        f"{format_estimate(parity.both)}, both or neither for {format_estimate(parity.even)}; "
        f"right in one language only: {', '.join(parity.uneven) or 'none'}.",
        "",
    ]


def _format_share(share: Share | None) -> str:
    return "–" if share is None else f"{format_estimate(share.estimate)} n={share.n}"


def _format_target(target: Target) -> tuple[str, ...]:
    measured = "–" if target.measured is None else f"{target.measured:.3f}"
    bound = f"{'≥' if target.at_least else '≤'} {target.bound:.2f}"
    met = {None: "not measured", True: "yes", False: "no"}[target.met]
    return target.measure, target.lang, str(target.n), measured, bound, met


def _format_failure(outcome: AnswerOutcome) -> tuple[str, ...]:
    ours = (outcome.question_id, outcome.lang, outcome.kind, outcome.verdict)
    return *ours, *_escape(outcome.text, outcome.expected, describe_said(outcome))


def _escape(*cells: str) -> tuple[str, ...]:
    return tuple(cell.replace("|", "\\|") for cell in cells)
