"""Reports on disk: JSON that evaluations can be compared by, and Markdown for people."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.ablation import Ablation
from eval.answer_comparison import AnswerComparison
from eval.answer_markdown import format_answer_comparison, format_answers
from eval.answer_measures import build_shares, measure_answer_parity
from eval.bench import Timing, describe_machine
from eval.comparison import Comparison
from eval.errors import ReportError
from eval.judging import AnswerOutcome
from eval.markdown import format_ablation, format_comparison, format_report
from eval.report import Report, build_rows
from eval.runs import Outcome
from eval.targets import check_targets

SCHEMA = 1


def save_report(report: Report, folder: Path, *, plot: str | None = None) -> tuple[Path, Path]:
    """Write ``report.json`` and ``report.md`` into a folder, which is made where it is missing.

    Args:
        report: of one evaluation.
        folder: where to write.
        plot: the name of a plot in the folder, for the page to show.

    Returns:
        The two paths, JSON first.

    Raises:
        ReportError: the folder cannot be written.
    """
    paths = folder / "report.json", folder / "report.md"
    save_json(_fields(report), paths[0])
    _write(paths[1], format_report(report, plot=plot) + format_answers(report.answers))
    return paths


def save_comparison(
    comparison: Comparison | None,
    folder: Path,
    *,
    answers: AnswerComparison | None = None,
    plot: str | None = None,
) -> Path:
    """Write ``comparison.md`` into a folder, which is made where it is missing.

    Args:
        comparison: of two reports' rankings; ``None`` where one has none.
        folder: where to write.
        answers: comparison of their answers; ``None`` where one has none.
        plot: the name of a plot in the folder, for the page to show.

    Raises:
        ReportError: the folder cannot be written.
    """
    path = folder / "comparison.md"
    pages = ("" if comparison is None else format_comparison(comparison, plot=plot)) + (
        "" if answers is None else format_answer_comparison(answers)
    )
    _write(path, pages.lstrip())
    return path


def save_ablation(ablation: Ablation, folder: Path, *, title: str) -> tuple[Path, Path]:
    """Write ``ablation.json`` and ``ablation.md`` into a folder, made where it is missing.

    Args:
        ablation: of one gold file.
        folder: where to write.
        title: what was asked of what.

    Raises:
        ReportError: the folder cannot be written.
    """
    paths = folder / "ablation.json", folder / "ablation.md"
    save_json({"title": title, **asdict(ablation)}, paths[0])
    _write(paths[1], format_ablation(ablation, title=title))
    return paths


def save_json(fields: Mapping[str, object], path: Path) -> None:
    """Write an object of JSON; its folder is made where it is missing.

    Raises:
        ReportError: the file cannot be written.
    """
    _write(path, json.dumps(fields, ensure_ascii=False, indent=1) + "\n")


def save_bench(timings: Sequence[Timing], folder: Path) -> Path:
    """Write ``bench.json`` into a folder, with the machine that the figures are of.

    Returns:
        The path.

    Raises:
        ReportError: the folder cannot be written.
    """
    path = folder / "bench.json"
    figures = [{**asdict(timing), "met": timing.met} for timing in timings]
    save_json({"machine": describe_machine(), "timings": figures}, path)
    return path


def load_report(path: Path) -> Report:
    """Read the JSON that ``save_report`` wrote.

    Args:
        path: the file, or the folder that it stands in.

    Raises:
        ReportError: the file is missing, or is no report of this schema.
    """
    file = path / "report.json" if path.is_dir() else path
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        return _build_report(fields)
    except OSError as error:
        raise ReportError(
            f"{file}: cannot be read ({error.strerror}); name a report.json of `eval run`"
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise ReportError(
            f"{file}: not a report of schema {SCHEMA} ({error!r}); run `eval run` again"
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ReportError(
            f"{path}: cannot be written ({error.strerror}); name another place for it"
        ) from error


def _fields(report: Report) -> dict[str, object]:
    fields: dict[str, object] = {"schema": SCHEMA, **asdict(report)}
    fields["rows"] = [asdict(row) for row in build_rows(report)]
    fields["parity"] = {legs: asdict(parity) for legs, parity in report.parities().items()}
    if report.answers:
        parity = measure_answer_parity(report.answers)
        fields["answer_shares"] = [asdict(share) for share in build_shares(report.answers)]
        fields["answer_parity"] = None if parity is None else asdict(parity)
        fields["answer_targets"] = [
            {**asdict(target), "met": target.met} for target in check_targets(report.answers)
        ]
    return fields


def _build_report(fields: Mapping[str, Any]) -> Report:
    if fields["schema"] != SCHEMA:
        raise ValueError(f"schema {fields['schema']!r}")
    names = ("created", "gold_name", "gold_sha256", "backend", "asked", "unanswerable")
    outcomes = {
        legs: tuple(Outcome(**outcome) for outcome in listed)
        for legs, listed in fields["outcomes"].items()
    }
    # Reports of before answers were scored hold none.
    answers = tuple(AnswerOutcome(**outcome) for outcome in fields.get("answers", ()))
    return Report(**{name: fields[name] for name in names}, outcomes=outcomes, answers=answers)
