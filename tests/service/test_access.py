import pytest

from service.access import Access, read_hosts, read_origins
from service.errors import SettingsError


@pytest.mark.parametrize(
    ("value", "origins"),
    [
        ("", ()),
        ("*", ("*",)),
        ("https://www.gov.example", ("https://www.gov.example",)),
        ("HTTPS://Www.Gov.Example:443,", ("https://www.gov.example",)),
        ("http://a.example:80, http://a.example", ("http://a.example",)),
        ("http://localhost:5173,http://[::0001]:80", ("http://localhost:5173", "http://[::1]")),
        ("https://政务.example", ("https://xn--zfr164b.example",)),
    ],
)
def test_origins_are_written_as_browsers_send_them(value: str, origins: tuple[str, ...]) -> None:
    assert read_origins("O", value) == origins


@pytest.mark.parametrize(
    "value",
    [
        "a.example",
        "https://a.example/",
        "https://a.example/page",
        "https://a.example?x",
        "https://u:p@a.example",
        "https://*.a.example",
        "https://a.example:0",
        "https://a.example:65536",
        "https://a..example",
        "https://a.example; script-src *",
        "https://a.example https://b.example",
        "https://[::1",
        "https://[::g]",
        f"https://{'a' * 64}.example",
        "ftp://a.example",
        "null",
        "https://",
        "*, https://a.example",
        "https://a.example\\@b.example",
    ],
)
def test_what_is_no_origin_is_refused_in_one_line(value: str) -> None:
    with pytest.raises(SettingsError, match=r"^ZHIWEN_O: expected .*, got ") as refused:
        read_origins("ZHIWEN_O", value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    [
        *("https://a.example", "a.example:80", "*", "a.*.example", "*a.example", "a b"),
        *("*.", "a..b", "-a.example", "*.[::1]", "a/b", "[::1]:80"),
    ],
)
def test_what_is_no_host_name_is_refused_in_one_line(value: str) -> None:
    with pytest.raises(SettingsError, match=r"^ZHIWEN_H: expected .*, got ") as refused:
        read_hosts("ZHIWEN_H", value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("zhiwen.example", True),
        ("ZHIWEN.example:8000", True),
        ("zhiwen.example.", True),
        ("a.gov.example", True),
        ("a.b.gov.example", True),
        ("gov.example", False),
        ("evilgov.example", False),
        ("zhiwen.example.evil", False),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("[::2]", False),
        ("", False),
        ("zhiwen.example:80:80", False),
        ("zhiwen.example@evil", False),
    ],
)
def test_a_server_answers_to_its_names_alone(host: str, answered: bool) -> None:
    names = read_hosts("H", "zhiwen.example, *.gov.example, 127.0.0.1, [::1]")
    assert Access(hosts=names).answers_to(host) == answered


def test_without_names_any_is_answered_to() -> None:
    assert Access().answers_to("whatever:1")


@pytest.mark.parametrize(
    ("origins", "ancestors"),
    [
        ((), "'none'"),
        (("*",), "*"),
        (("https://a.example", "http://b:1"), "https://a.example http://b:1"),
    ],
)
def test_those_who_may_ask_may_frame(origins: tuple[str, ...], ancestors: str) -> None:
    assert Access(origins=origins).frame_ancestors == ancestors
