"""The settings, read once from the environment; the table here is what help and README show."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from service.access import read_hosts, read_networks, read_origins
from service.errors import SettingsError

SHIPPED_MODEL = Path(__file__).resolve().parent.parent / "models" / "zhiwen-static"
SHIPPED_READER = SHIPPED_MODEL.parent / "zhiwen-reader"
MIN_KEY_CHARACTERS = 16
_DECIMAL = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
_LOG_FORMATS = ("logfmt", "json")
_LOG_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A row of the table of settings; an empty ``default`` is explained by ``help``."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting(
        name="ZHIWEN_DATA", default="./data", help="folder that holds the documents and the index"
    ),
    Setting(
        name="ZHIWEN_EMBEDDER",
        default="",
        help="sentence-transformers folder or hub name; empty: the shipped models/zhiwen-static",
    ),
    Setting(
        name="ZHIWEN_USER_TERMS",
        default="",
        help="file of further words for the analyzer, one a line; empty: none",
    ),
    Setting(
        name="ZHIWEN_GLOSSARY",
        default="",
        help="TSV of further terms (zh, en, variants) to know and translate; empty: none",
    ),
    Setting(
        name="ZHIWEN_RERANKER",
        default="",
        help="sentence-transformers CrossEncoder, folder or hub name; empty: the learnt weights",
    ),
    Setting(
        name="ZHIWEN_RERANKER_BUDGET_MS",
        default="200",
        help="milliseconds after which such a model begins no further batch, 0 to 60000",
    ),
    Setting(
        name="ZHIWEN_READER",
        default="",
        help="folder of a reader; off: answer without one; empty: the shipped models/zhiwen-reader",
    ),
    Setting(name="ZHIWEN_HOST", default="127.0.0.1", help="address that the server listens on"),
    Setting(
        name="ZHIWEN_PORT", default="8000", help="port that the server listens on; 0: any free one"
    ),
    Setting(
        name="ZHIWEN_ALLOWED_ORIGINS",
        default="",
        help="origins whose pages may ask the API and frame /embed, or *; empty: none",
    ),
    Setting(
        name="ZHIWEN_ALLOWED_HOSTS",
        default="",
        help="host names that the server answers to, *.example.org for all below; empty: any",
    ),
    Setting(name="ZHIWEN_WORKERS", default="1", help="server processes, 1 to 64"),
    Setting(
        name="ZHIWEN_ADMIN_KEY",
        default="",
        help="key with which files are added, corrected, removed over HTTP; empty: nobody may",
    ),
    Setting(
        name="ZHIWEN_API_KEYS",
        default="",
        help="file of the keys, one of which every request needs, see zhiwen keys; empty: open",
    ),
    Setting(
        name="ZHIWEN_RATE_LIMIT",
        default="",
        help="how often a key, else an address, may ask: 60/minute, 10/second; empty: no end",
    ),
    Setting(
        name="ZHIWEN_TRUSTED_PROXIES",
        default="",
        help="addresses or networks of proxies whose X-Forwarded-For is believed; empty: none",
    ),
    Setting(
        name="ZHIWEN_UPLOAD_LIMIT_MB",
        default="200",
        help="largest file that is taken over HTTP, 1 to 200",
    ),
    Setting(
        name="ZHIWEN_REQUEST_TIMEOUT_S",
        default="10",
        help="seconds that a request may take, 0.1 to 3600; then it is refused with 503",
    ),
    Setting(
        name="ZHIWEN_MAX_WAITING",
        default="64",
        help="requests of a kind that may wait, 0 to 10000; further ones are refused with 503",
    ),
    Setting(
        name="ZHIWEN_AUDIT_LOG",
        default="",
        help="file that gets a line for each change; empty: the log of the server, no commands",
    ),
    Setting(
        name="ZHIWEN_LOG_LEVEL",
        default="warning",
        help="debug, info (one line a request), warning or error",
    ),
    Setting(name="ZHIWEN_LOG_FORMAT", default="logfmt", help="logfmt or json, one line an event"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings in force.

    Attributes:
        data_dir: where documents and snapshots live.
        embedder: what ``load_embedder`` takes.
        user_terms: a file of further words, or ``None``.
        glossary: a file of further terms in both languages, or ``None``.
        reranker: a CrossEncoder to load, or ``None`` for the learnt weights.
        reranker_budget_ms: 0 to 60,000.
        reader: the folder of a reader, or ``None`` to answer without one.
        host: the address to listen on.
        port: 0 to 65535; 0 asks for any free port.
        allowed_origins: whose pages may ask, as browsers write them; ``*`` alone for every one.
        allowed_hosts: names in lower case, ``*.example.org`` for those below; empty for any.
        workers: server processes, 1 to 64.
        admin_key: with which documents may be changed over HTTP; empty for nobody.
        api_keys: the file of the keys that requests need, or ``None`` where reading is open.
        rate_limit: how often a key or an address may ask, such as ``60/minute``; empty for no end.
        trusted_proxies: networks from which ``X-Forwarded-For`` is believed.
        upload_limit_mb: the largest file that is taken over HTTP, 1 to 200.
        request_timeout_s: how long a request may take, 0.1 to 3,600 seconds.
        max_waiting: how many requests of a kind may wait for their turn, 0 to 10,000.
        audit_log: a file for the changes, or ``None`` for the log.
        log_level: the least severe event that is logged.
        log_format: ``logfmt`` or ``json``.
    """

    data_dir: Path
    embedder: str
    user_terms: Path | None
    glossary: Path | None
    reranker: str | None
    reranker_budget_ms: int
    reader: Path | None
    host: str
    port: int
    allowed_origins: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    workers: int
    admin_key: str = field(repr=False)
    api_keys: Path | None
    rate_limit: str
    trusted_proxies: tuple[str, ...]
    upload_limit_mb: int
    request_timeout_s: float
    max_waiting: int
    audit_log: Path | None
    log_level: str
    log_format: str

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Self:
        """Read the settings; a variable that is unset or blank takes its default.

        Args:
            environ: the environment, normally ``os.environ``.

        Raises:
            SettingsError: a value is no number, out of its range, not one of its choices, or no
                origin or host name.

        >>> Settings.from_environ({"ZHIWEN_PORT": "8080"}).port
        8080
        """
        values = {row.name: environ.get(row.name, "").strip() or row.default for row in SETTINGS}
        return cls(
            data_dir=Path(values["ZHIWEN_DATA"]),
            embedder=values["ZHIWEN_EMBEDDER"] or str(SHIPPED_MODEL),
            user_terms=_path(values["ZHIWEN_USER_TERMS"]),
            glossary=_path(values["ZHIWEN_GLOSSARY"]),
            reranker=values["ZHIWEN_RERANKER"] or None,
            reranker_budget_ms=_number(
                values, "ZHIWEN_RERANKER_BUDGET_MS", lowest=0, highest=60_000
            ),
            reader=_reader(values["ZHIWEN_READER"]),
            host=values["ZHIWEN_HOST"],
            port=_number(values, "ZHIWEN_PORT", lowest=0, highest=65_535),
            allowed_origins=read_origins(
                "ZHIWEN_ALLOWED_ORIGINS", values["ZHIWEN_ALLOWED_ORIGINS"]
            ),
            allowed_hosts=read_hosts("ZHIWEN_ALLOWED_HOSTS", values["ZHIWEN_ALLOWED_HOSTS"]),
            workers=_number(values, "ZHIWEN_WORKERS", lowest=1, highest=64),
            admin_key=_key(values["ZHIWEN_ADMIN_KEY"]),
            api_keys=_path(values["ZHIWEN_API_KEYS"]),
            rate_limit=values["ZHIWEN_RATE_LIMIT"],
            trusted_proxies=read_networks(
                "ZHIWEN_TRUSTED_PROXIES", values["ZHIWEN_TRUSTED_PROXIES"]
            ),
            upload_limit_mb=_number(values, "ZHIWEN_UPLOAD_LIMIT_MB", lowest=1, highest=200),
            request_timeout_s=_seconds(
                values, "ZHIWEN_REQUEST_TIMEOUT_S", lowest=0.1, highest=3_600
            ),
            max_waiting=_number(values, "ZHIWEN_MAX_WAITING", lowest=0, highest=10_000),
            audit_log=_path(values["ZHIWEN_AUDIT_LOG"]),
            log_level=_choice(values, "ZHIWEN_LOG_LEVEL", _LOG_LEVELS),
            log_format=_choice(values, "ZHIWEN_LOG_FORMAT", _LOG_FORMATS),
        )


def _key(value: str) -> str:
    if value and len(value) < MIN_KEY_CHARACTERS:
        raise SettingsError(
            f"ZHIWEN_ADMIN_KEY: a key of {len(value)} characters is guessed soon; take at least"
            f" {MIN_KEY_CHARACTERS}"
        )
    return value


def _path(value: str) -> Path | None:
    return Path(value) if value else None


def _reader(value: str) -> Path | None:
    return None if value.lower() == "off" else Path(value or SHIPPED_READER)


def _number(values: Mapping[str, str], name: str, *, lowest: int, highest: int) -> int:
    value = values[name]
    if not (value.isascii() and value.isdigit() and lowest <= int(value[:9]) <= highest):
        raise SettingsError(
            f"{name}: expected a whole number from {lowest} to {highest}, got {value!r}"
        )
    return int(value)


def _seconds(values: Mapping[str, str], name: str, *, lowest: float, highest: float) -> float:
    value = values[name]
    if not (_DECIMAL.fullmatch(value) and lowest <= float(value) <= highest):
        raise SettingsError(
            f"{name}: expected a number of seconds from {lowest:g} to {highest:g}, got {value!r}"
        )
    return float(value)


def _choice(values: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = values[name].lower()
    if value not in choices:
        raise SettingsError(f"{name}: expected one of {', '.join(choices)}, got {values[name]!r}")
    return value
