from pathlib import Path

import pytest

from service.errors import SettingsError
from service.settings import SETTINGS, SHIPPED_READER, Settings


def test_without_an_environment_the_defaults_of_the_table_hold() -> None:
    settings = Settings.from_environ({})
    assert settings.data_dir == Path("data")
    assert settings.embedder.endswith("zhiwen-static")
    assert settings.user_terms is None
    assert settings.reader == SHIPPED_READER
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert (settings.request_timeout_s, settings.max_waiting) == (10.0, 64)
    assert settings.log_level == "warning"


def test_every_setting_can_be_given() -> None:
    environ = {
        "ZHIWEN_DATA": "/数据",
        "ZHIWEN_EMBEDDER": "some/model",
        "ZHIWEN_USER_TERMS": "terms.txt",
        "ZHIWEN_GLOSSARY": "terms.tsv",
        "ZHIWEN_RERANKER": "some/reranker",
        "ZHIWEN_RERANKER_BUDGET_MS": "50",
        "ZHIWEN_READER": "some/reader",
        "ZHIWEN_HOST": "::1",
        "ZHIWEN_PORT": "0",
        "ZHIWEN_ALLOWED_ORIGINS": "https://a.example, http://b.example:8080",
        "ZHIWEN_ALLOWED_HOSTS": "zhiwen.example,*.gov.example",
        "ZHIWEN_WORKERS": "4",
        "ZHIWEN_ADMIN_KEY": "a key of some length",
        "ZHIWEN_API_KEYS": "keys.json",
        "ZHIWEN_RATE_LIMIT": "60/minute",
        "ZHIWEN_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8",
        "ZHIWEN_UPLOAD_LIMIT_MB": "20",
        "ZHIWEN_REQUEST_TIMEOUT_S": "2.5",
        "ZHIWEN_MAX_WAITING": "0",
        "ZHIWEN_AUDIT_LOG": "audit.log",
        "ZHIWEN_LOG_LEVEL": "INFO",
        "ZHIWEN_LOG_FORMAT": "JSON",
    }
    assert set(environ) == {row.name for row in SETTINGS}
    assert Settings.from_environ(environ) == Settings(
        data_dir=Path("/数据"),
        embedder="some/model",
        user_terms=Path("terms.txt"),
        glossary=Path("terms.tsv"),
        reranker="some/reranker",
        reranker_budget_ms=50,
        reader=Path("some/reader"),
        host="::1",
        port=0,
        allowed_origins=("https://a.example", "http://b.example:8080"),
        allowed_hosts=("zhiwen.example", "*.gov.example"),
        workers=4,
        admin_key="a key of some length",
        api_keys=Path("keys.json"),
        rate_limit="60/minute",
        trusted_proxies=("127.0.0.1/32", "10.0.0.0/8"),
        upload_limit_mb=20,
        request_timeout_s=2.5,
        max_waiting=0,
        audit_log=Path("audit.log"),
        log_level="info",
        log_format="json",
    )


@pytest.mark.parametrize("value", ["off", "OFF", " off "])
def test_the_reader_can_be_turned_off(value: str) -> None:
    assert Settings.from_environ({"ZHIWEN_READER": value}).reader is None


def test_a_blank_value_takes_the_default() -> None:
    assert Settings.from_environ({"ZHIWEN_PORT": " "}).port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHIWEN_PORT", "ten"),
        ("ZHIWEN_PORT", "-1"),
        ("ZHIWEN_PORT", "65536"),
        ("ZHIWEN_PORT", "9" * 5000),
        ("ZHIWEN_PORT", "８０"),
        ("ZHIWEN_RERANKER_BUDGET_MS", "0.5"),
        ("ZHIWEN_ALLOWED_ORIGINS", "https://a.example/"),
        ("ZHIWEN_ALLOWED_HOSTS", "a.example:8000"),
        ("ZHIWEN_WORKERS", "0"),
        ("ZHIWEN_WORKERS", "65"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "0"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "0.05"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "3601"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "1e2"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "nan"),
        ("ZHIWEN_REQUEST_TIMEOUT_S", "１０"),
        ("ZHIWEN_MAX_WAITING", "-1"),
        ("ZHIWEN_MAX_WAITING", "many"),
        ("ZHIWEN_TRUSTED_PROXIES", "proxy.example"),
        ("ZHIWEN_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("ZHIWEN_TRUSTED_PROXIES", "*"),
        ("ZHIWEN_LOG_LEVEL", "loud"),
        ("ZHIWEN_LOG_FORMAT", "xml"),
    ],
)
def test_a_bad_value_is_named_with_what_was_found(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: expected .*, got "):
        Settings.from_environ({name: value})
