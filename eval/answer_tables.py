"""Answers, their targets and what went wrong as tables for the terminal."""

from collections.abc import Iterable, Sequence

from rich.markup import escape
from rich.table import Table

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
from eval.gold import QuestionLanguage
from eval.judging import AnswerOutcome
from eval.tables import make_table, show_gain, show_interval
from eval.targets import check_targets

_LONGEST = 60


def build_answer_table(outcomes: Sequence[AnswerOutcome]) -> Table:
    """Return the measures, a row each, by language, and how the pairs of questions fare."""
    shares = {(share.measure, share.group): share for share in build_shares(outcomes)}
    languages = [group for group in LANGUAGES if group.select(outcomes)]
    table = make_table("Answers: share, 95 % interval, questions counted", ("measure",))
    for group in languages:
        table.add_column(group.name, no_wrap=True)
    for measure in ANSWER_MEASURES:
        cells = (_show(shares.get((measure, each.name)), each.lang) for each in languages)
        table.add_row(measure, *cells)
    parity = measure_answer_parity(outcomes)
    if parity is not None:
        table.add_section()
        for name, estimate in (("pairs both right", parity.both), ("pairs alike", parity.even)):
            table.add_row(name, f"{show_interval(estimate)} ({parity.n})")
    return table


def build_kind_table(outcomes: Sequence[AnswerOutcome]) -> Table:
    """Return the verdicts by kind and language: right and wrong of how many."""
    table = make_table("Right/wrong of asked, by kind", ("kind",))
    languages = [group for group in LANGUAGES if group.select(outcomes)]
    for group in languages:
        table.add_column(group.name, no_wrap=True, justify="right")
    for kind in (*filter(lambda kind: kind.select(outcomes), KINDS), Group()):
        crossed = (Group(lang=group.lang, kind=kind.kind).select(outcomes) for group in languages)
        table.add_row(kind.name, *map(count_verdicts, crossed))
    return table


def build_target_table(outcomes: Sequence[AnswerOutcome]) -> Table:
    """Return the targets beside what was measured."""
    table = make_table("Targets", ("measure", "lang", "n", "measured", "target", ""))
    for target in check_targets(outcomes):
        measured = "–" if target.measured is None else f"{target.measured:.3f}"
        bound = f"{'≥' if target.at_least else '≤'} {target.bound:.2f}"
        verdict = {
            None: "not measured",
            True: "[green]met[/green]",
            False: "[red]missed[/red]",
        }[target.met]
        table.add_row(target.measure, target.lang, str(target.n), measured, bound, verdict)
    return table


def build_wrong_table(outcomes: Iterable[AnswerOutcome]) -> Table:
    """Return the questions that were not answered right, wrong ones first, and what was said."""
    table = make_table("Not answered right", ("id", "lang", "kind", "verdict"))
    for head in ("question", "expected", "said"):
        table.add_column(head, overflow="fold")
    for outcome in list_failures(outcomes):
        ours = (outcome.question_id, outcome.lang, outcome.kind, outcome.verdict)
        texts = (outcome.text, outcome.expected, describe_said(outcome))
        table.add_row(*ours, *map(escape, texts))
    return table


def build_answer_change_table(comparison: AnswerComparison) -> Table:
    """Return the mean gains of the measures by language, those more than chance in bold."""
    table = make_table("Gain of the second report's answers", ("measure", "group", "n", "gain"))
    for change in comparison.changes:
        table.add_row(change.measure, change.group, str(change.n), show_gain(change.gain))
    return table


def build_answer_move_table(comparison: AnswerComparison) -> Table:
    """Return the questions whose verdict differs, the losses first."""
    table = make_table("Answers that moved", ("id", "lang", "before", "after"))
    for head in ("question", "said before", "said after"):
        table.add_column(head, overflow="fold")
    for move in comparison.moves:
        before, after = move.before, move.after
        ours = (before.question_id, before.lang, before.verdict, after.verdict)
        texts = (before.text, describe_said(before), describe_said(after))
        table.add_row(*ours, *map(escape, texts))
    return table


def list_failures(outcomes: Iterable[AnswerOutcome]) -> tuple[AnswerOutcome, ...]:
    """Return the outcomes that are not right: wrong, then inexact, then abstained."""
    order = {"wrong": 0, "inexact": 1, "abstained": 2}
    failures = (outcome for outcome in outcomes if outcome.verdict != "right")
    return tuple(sorted(failures, key=lambda one: order[one.verdict]))


def describe_said(outcome: AnswerOutcome) -> str:
    """Return what was said, on one line: the kind, the number and the wording, or the reason."""
    if outcome.said_kind is None:
        return f"nothing: {outcome.reason}"
    number = "" if outcome.value is None else f"{outcome.value} {outcome.unit or ''}".rstrip()
    wording = " ".join(outcome.raw.split())[:_LONGEST]
    said = f"{number} ({wording})" if number else wording
    uncited = "; citation does not hold" if outcome.cited is False else ""
    return f"{outcome.said_kind}: {said}{uncited}"


def count_verdicts(outcomes: Sequence[AnswerOutcome]) -> str:
    """Return how many are right and wrong of how many, as ``right/wrong of n``."""
    verdicts = [outcome.verdict for outcome in outcomes]
    if not verdicts:
        return ""
    return f"{verdicts.count('right')}/{verdicts.count('wrong')} of {len(verdicts)}"


def _show(share: Share | None, lang: QuestionLanguage | None) -> str:
    if share is None:
        return "–"
    # The few questions in the other forms get no interval, so that the table fits a page.
    wide = lang in (None, "zh", "en")
    shown = show_interval(share.estimate) if wide else f"{share.estimate.mean:.2f}"
    return f"{shown} ({share.n})"
