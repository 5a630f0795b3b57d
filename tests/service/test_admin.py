"""Who bears the key may change documents, and nobody else."""

from pathlib import Path
from urllib.parse import quote

import pytest

from service.admin import Admin
from service.errors import RefusedError


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    return Admin(tmp_path, key="钥匙 one", max_bytes=5)


@pytest.mark.parametrize(
    "authorization",
    ["Bearer 钥匙 one", "bearer 钥匙 one ", f"Bearer {quote('钥匙 one')}"],
)
def test_the_key_is_taken_as_it_is_or_as_an_address_writes_it(
    admin: Admin, authorization: str
) -> None:
    admin.check(authorization)
    with pytest.raises(RefusedError):
        admin.check(f"{authorization}x")


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "钥匙 one", "Basic 钥匙 one", "Bearer \udc80"]
)
def test_any_other_is_refused(admin: Admin, authorization: str) -> None:
    with pytest.raises(RefusedError, match="Authorization: Bearer KEY") as refused:
        admin.check(authorization)
    assert (refused.value.status, refused.value.code) == (401, "unauthorized")


def test_nothing_is_started_where_no_job_waits(admin: Admin) -> None:
    admin.wake()
    assert not admin.queue.open_jobs()
