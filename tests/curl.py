"""Stands in for curl, as far as the docs use it, where a machine has none."""

import argparse
import sys
from pathlib import Path

import httpx


def main() -> None:
    """Send one request and print what comes back."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("-s", action="store_true")
    parser.add_argument("-G", action="store_true")
    parser.add_argument("-H", action="append", default=[])
    parser.add_argument("-d", "--data-urlencode", action="append", default=[])
    parser.add_argument("-o", type=Path)
    asked = parser.parse_args()
    headers = dict(header.split(": ", 1) for header in asked.H)
    if asked.G or not asked.data_urlencode:
        params = dict(pair.split("=", 1) for pair in asked.data_urlencode) or None
        reply = httpx.get(asked.url, params=params, headers=headers, trust_env=False)
    else:
        content = "&".join(asked.data_urlencode)
        reply = httpx.post(asked.url, content=content, headers=headers, trust_env=False)
    if asked.o:
        asked.o.write_bytes(reply.content)
    else:
        sys.stdout.write(reply.text)


if __name__ == "__main__":
    main()
