"""Puts together what keeps a server closed, as the settings name it: keys, audit, rates.

Apart from the other parts: what a command needs that only asks loads none of it.
"""

import os
from pathlib import Path

from service.admin import Admin
from service.audit import Audit
from service.keyring import Keyring
from service.metrics import MULTIPROCESS_VARIABLE
from service.rates import Rates, read_rates
from service.settings import Settings


def open_admin(settings: Settings) -> Admin | None:
    """Return what lets documents be changed over HTTP; ``None`` where the settings name no key.

    Raises:
        KeyFileError: the file of keys is not there or damaged.
        StartError: the audit log cannot be written to.
    """
    if not settings.admin_key and settings.api_keys is None:
        return None
    keyring = Keyring(settings.api_keys, admin_key=settings.admin_key)
    max_bytes = settings.upload_limit_mb * 1024 * 1024
    audit = Audit(settings.audit_log)
    audit.check()
    return Admin(settings.data_dir, keyring=keyring, audit=audit, max_bytes=max_bytes)


def open_rates(settings: Settings) -> Rates | None:
    """Return what counts how often each asks; ``None`` where the settings set no end.

    Several workers count together, in the folder where they count requests.

    Raises:
        SettingsError: the limit is none.
    """
    limits = read_rates("ZHIWEN_RATE_LIMIT", settings.rate_limit)
    shared = os.environ.get(MULTIPROCESS_VARIABLE)
    return Rates(limits, path=Path(shared, "rates") if shared else None) if limits else None
