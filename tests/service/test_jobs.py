import os
from pathlib import Path

import pytest

from service.jobs import KEPT, MAX_NAME_BYTES, JobQueue, file_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2023年公报.pdf", "2023年公报.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\a.txt", "a.txt"),
        (" a   b.txt ", "a b.txt"),
        (".hidden", "hidden"),
        ("📄 报告 'v2'.docx", "📄 报告 'v2'.docx"),
    ],
)
def test_a_name_loses_what_no_folder_should_hold(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = file_name("报" * 300 + ".pdf")
    assert kept.endswith("报.pdf")
    assert len(kept.encode()) <= MAX_NAME_BYTES


@pytest.mark.parametrize("given", ["", "..", "/", "...", "a\x00b.txt", "a\nb.txt"])
def test_a_name_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"no name of a file|control characters"):
        file_name(given)


def test_jobs_come_back_in_their_order_and_the_oldest_are_forgotten(tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    assert queue.jobs() == ()
    first, second = queue.add("remove", "a"), queue.add("correct", "b", given={"year": 2023})
    assert queue.open_jobs() == (first, second)
    for number in range(KEPT + 3):
        queue.save(queue.add("remove", f"{number}").__class__(**_over(queue)))
    queue.forget()
    assert len([job for job in queue.jobs() if job.is_over]) == KEPT
    assert queue.open_jobs()[:2] == (first, second)


def _over(queue: JobQueue) -> dict[str, object]:
    job = queue.jobs()[-1]
    return {"job_id": job.job_id, "kind": job.kind, "name": job.name, "state": "done"}


def test_a_damaged_job_is_passed_over(tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    job = queue.add("remove", "a")
    (queue.folder / "0.json").write_text("{", encoding="utf-8")
    assert queue.jobs() == (job,)


def test_a_file_whose_job_never_came_to_be_goes_after_an_hour(tmp_path: Path) -> None:
    queue = JobQueue(tmp_path)
    old, new = (queue.prepare_file("a.txt")[1].parent for _ in range(2))
    os.utime(old, (1, 1))
    queue.forget()
    assert (old.exists(), new.exists()) == (False, True)
