"""What changes documents waits until there is something to do."""

from pathlib import Path

import pytest

from service.admin import Admin


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path, key="钥匙 one", max_bytes=5)


def test_nothing_is_started_where_no_job_waits(admin: Admin) -> None:
    admin.wake()
    assert not admin.queue.open_jobs()
