"""The version of Zhiwen that is installed."""

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """Return the version of the distribution; ``0`` where the code runs without being installed."""
    try:
        return version("zhiwen")
    except PackageNotFoundError:
        return "0"
