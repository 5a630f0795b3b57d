import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from index import Searcher
from ingest import Analyzer, DocumentStore, lock_writers
from service.composition import open_embedder
from service.intake import MAX_TRIES, do_jobs, is_at_work, start_intake
from service.jobs import Job, JobQueue
from service.settings import Settings

FIRST = "2023年澄浦市工作报告\n\n全市受理案件1024件，比上年增长3.2%。\n"
SECOND = "2023年汐湾县工作报告\n\n全县受理案件88件。\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_environ({"ZHIWEN_DATA": str(tmp_path / "data")})


@pytest.fixture
def queue(settings: Settings) -> JobQueue:
    return JobQueue(settings.data_dir)


def send(queue: JobQueue, name: str, data: str | bytes) -> Job:
    job_id, path = queue.prepare_file(name)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return queue.add("add", path.name, job_id=job_id)


def found(settings: Settings) -> list[str]:
    """The titles that are live."""
    searcher = Searcher.load(
        settings.data_dir, analyzer=Analyzer(), embedder=open_embedder(settings)
    )
    return [document.title for document in searcher.documents()]


def test_files_are_taken_in_and_a_bad_one_stops_no_other(
    settings: Settings, queue: JobQueue
) -> None:
    send(queue, "澄浦.txt", FIRST)
    send(queue, "坏.pdf", b"%PDF-1.7 cut off")
    send(queue, "汐湾.txt", SECOND)
    do_jobs(settings)
    first, bad, last = queue.jobs()
    assert [job.state for job in (first, bad, last)] == ["done", "failed", "done"]
    assert bad.error is not None
    assert bad.error.startswith("坏.pdf: damaged")
    assert sorted(found(settings)) == ["2023年汐湾县工作报告", "2023年澄浦市工作报告"]
    assert list((queue.folder / "files").iterdir()) == []


def zipped(members: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return kept.getvalue()


def test_a_zip_file_makes_a_job_of_each_report(settings: Settings, queue: JobQueue) -> None:
    members = {
        "2023/report.txt": FIRST,
        "2023/report.yaml": "title: 另一标题\n",
        "2024/report.txt": SECOND,
        "photo.gif": "GIF8",
    }
    sent = send(queue, "reports.zip", zipped(members))
    do_jobs(settings)
    *each, whole = queue.jobs()
    assert whole.job_id == sent.job_id
    assert whole.state == "done"
    assert whole.warnings == ("photo.gif is no report of a known kind and was left",)
    assert [job.source_name for job in each] == ["2023/report.txt", "2024/report.txt"]
    assert {job.state for job in each} == {"done"}
    assert sorted(found(settings)) == ["2023年汐湾县工作报告", "另一标题"]
    assert list((queue.folder / "files").iterdir()) == []


def test_what_was_sent_after_a_zip_file_comes_after_its_reports(
    settings: Settings, queue: JobQueue
) -> None:
    send(queue, "reports.zip", zipped({"report.txt": FIRST}))
    send(queue, "report.txt", SECOND)
    do_jobs(settings)
    assert found(settings) == ["2023年汐湾县工作报告"]


def test_a_zip_file_that_was_unpacked_in_part_makes_no_job_twice(
    settings: Settings, queue: JobQueue
) -> None:
    sent = send(queue, "reports.zip", zipped({"a.txt": FIRST, "b.txt": SECOND}))
    job_id, path = queue.prepare_file("a.txt", job_id=f"{sent.job_id}-00000")
    path.write_text(FIRST, encoding="utf-8")
    queue.save(replace(queue.add("add", "a.txt", job_id=job_id), state="done"))
    do_jobs(settings)
    assert [job.name for job in queue.jobs()] == ["a.txt", "b.txt", "reports.zip"]


def test_a_zip_file_of_too_many_reports_is_refused(
    settings: Settings, queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.intake.MAX_REPORTS", 1)
    send(queue, "reports.zip", zipped({"a.txt": FIRST, "b.txt": SECOND}))
    do_jobs(settings)
    (job,) = queue.jobs()
    assert job.state == "failed"
    assert "split it" in (job.error or "")


def test_a_damaged_zip_file_is_told(settings: Settings, queue: JobQueue) -> None:
    send(queue, "reports.zip", b"PK\x03\x04 cut off")
    do_jobs(settings)
    (job,) = queue.jobs()
    assert job.state == "failed"
    assert (job.error or "").startswith("reports.zip: damaged")


def test_documents_are_corrected_and_removed_but_for_the_last(
    settings: Settings, queue: JobQueue
) -> None:
    send(queue, "澄浦.txt", FIRST)
    send(queue, "汐湾.txt", SECOND)
    do_jobs(settings)
    first, second = (job.doc_id or "" for job in queue.jobs())
    queue.add("correct", first, given={"title": "澄浦市法院工作报告", "year": 2022})
    queue.add("remove", second)
    queue.add("remove", first)
    do_jobs(settings)
    assert [job.state for job in queue.jobs()[2:]] == ["done", "done", "failed"]
    assert "the last document stays" in (queue.jobs()[-1].error or "")
    assert found(settings) == ["澄浦市法院工作报告"]
    (kept,) = DocumentStore(settings.data_dir).documents()
    assert (kept.year, kept.doc_id) == (2022, first)


def test_the_same_file_again_changes_nothing(settings: Settings, queue: JobQueue) -> None:
    for _ in range(2):
        send(queue, "澄浦.txt", FIRST)
    do_jobs(settings)
    assert [job.state for job in queue.jobs()] == ["done", "done"]
    assert len(found(settings)) == 1


def test_what_a_killed_process_left_is_done_by_the_next(
    settings: Settings, queue: JobQueue
) -> None:
    job = send(queue, "澄浦.txt", FIRST)
    queue.save(Job(**{**{name: getattr(job, name) for name in job.__slots__}, "state": "reading"}))
    with start_intake(settings.data_dir) as process:
        assert process.wait(60) == 0
    assert queue.jobs()[0].state == "done"


def test_of_two_processes_one_works(settings: Settings, queue: JobQueue) -> None:
    send(queue, "澄浦.txt", FIRST)
    assert not is_at_work(settings.data_dir)
    with lock_writers(queue.folder / "worker"):
        assert is_at_work(settings.data_dir)
        do_jobs(settings)
    assert queue.jobs()[0].state == "waiting"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Exception, match="cannot be written to"), lock_writers(tmp_path):
        pass


def test_a_job_that_ends_its_process_again_and_again_is_given_up(
    settings: Settings, queue: JobQueue
) -> None:
    job = send(queue, "澄浦.txt", FIRST)
    queue.save(replace(job, state="reading", tries=MAX_TRIES))
    do_jobs(settings)
    assert queue.jobs()[0].state == "failed"
    assert "ended the process" in (queue.jobs()[0].error or "")


@pytest.mark.parametrize("kind", ["add", "remove"])
def test_what_was_kept_or_removed_before_a_process_ended_is_indexed(
    settings: Settings, queue: JobQueue, kind: str
) -> None:
    send(queue, "澄浦.txt", FIRST)
    send(queue, "汐湾.txt", SECOND)
    do_jobs(settings)
    first, second = queue.jobs()
    if kind == "add":
        queue.save(replace(first, state="indexing"))
        wanted = 2
    else:
        gone = DocumentStore(settings.data_dir).remove(second.doc_id or "")
        queue.save(replace(queue.add("remove", gone.doc_id), state="reading"))
        wanted = 1
    do_jobs(settings)
    assert {job.state for job in queue.jobs()} == {"done"}
    assert len(found(settings)) == wanted
