"""A hook points at the public internet, whatever its name says or its resolver answers."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notify.safe_address import (
    NETS,
    BadHookAddress,
    Resolve,
    Unresolved,
    danger_of,
    parts,
    safe_address,
)

PUBLIC = "93.184.215.14"


def answers(*ips: str) -> Resolve:
    async def resolve(_host: str, _port: int) -> Sequence[str]:
        if not ips:
            raise OSError
        return ips

    return resolve


@pytest.mark.parametrize(
    "ip",
    [
        PUBLIC, "1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "11.0.0.1",
        "223.255.255.255", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "2a00:1450:4003:800::200e", "::ffff:1.1.1.1",
        "64:ff9b::8.8.8.8",
    ],
)  # fmt: skip
def test_public_addresses_pass(ip: str) -> None:
    assert danger_of(ip_address(ip)) is None


@pytest.mark.parametrize(
    ("ip", "danger"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "private"),
        ("100.127.255.255", "private"),
        ("::ffff:10.1.2.3", "private"),
        ("::ffff:192.168.0.1", "private"),
        ("64:ff9b::10.0.0.1", "private"),
        ("fc00::1", "private"),
        ("fd12:3456:789a::1", "private"),
        ("169.254.1.1", "link-local"),
        ("fe80::1", "link-local"),
        ("fec0::1", "link-local"),
        ("169.254.169.254", "metadata"),
        ("::ffff:169.254.169.254", "metadata"),
        ("100.100.100.200", "metadata"),
        ("168.63.129.16", "metadata"),
        ("192.0.0.192", "metadata"),
        ("fd00:ec2::254", "metadata"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"),
        ("ff02::1", "multicast"),
        ("0.0.0.0", "reserved"),  # noqa: S104 - nothing listens here
        ("0.1.2.3", "reserved"),
        ("::", "reserved"),
        ("192.0.0.1", "reserved"),
        ("192.0.2.1", "reserved"),
        ("198.18.0.1", "reserved"),
        ("198.51.100.1", "reserved"),
        ("203.0.113.1", "reserved"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("100::1", "reserved"),
        ("2001:db8::1", "reserved"),
        ("3fff::1", "reserved"),
        ("5f00::1", "reserved"),
        ("2002:7f00:1::", "tunnel"),
        ("2002:808:808::", "tunnel"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "tunnel"),
        ("64:ff9b:1::10.0.0.1", "tunnel"),
        ("::10.0.0.1", "tunnel"),
        ("192.88.99.1", "tunnel"),
    ],
)
def test_every_other_address_is_named_for_its_danger(ip: str, danger: str) -> None:
    assert danger_of(ip_address(ip)) == danger


@given(st.ip_addresses())
def test_what_passes_is_global_and_in_no_range_of_ours(ip: IPv4Address | IPv6Address) -> None:
    """What the standard library refuses, we refuse; mapped and translated ones are judged as what they stand for."""
    if danger_of(ip) is None:
        inner = ip
        if isinstance(ip, IPv6Address) and any(ip in IPv6Network(n) for n in ("::ffff:0:0/96", "64:ff9b::/96")):
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        assert inner.is_global
        assert not inner.is_multicast
        assert not any(inner in net for _, net in NETS)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_dangerous_mapped_or_translated_as_plain(ip: IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        assert danger_of(IPv6Address(int(IPv6Address(prefix)) | int(ip))) == danger_of(ip)


@pytest.mark.parametrize(
    "url",
    [
        "http://planner.example/hook",
        "ftp://planner.example/hook",
        "javascript:alert(1)",
        "https://",
        "https:///hook",
        "planner.example/hook",
        "https://ana:secreta@planner.example/hook",
        "https://planner.example@127.0.0.1/hook",
        "https://planner.example/hook#part",
        "https://planner.example/ho ok",
        "https://planner.example/\thook",
        "https://planner.example\\@127.0.0.1/",
        "https://localhost/hook",
        "https://intranet/hook",
        "https://127.1/hook",
        "https://2130706433/hook",
        "https://0x7f.0.0.1/hook",
        "https://0x7f000001/hook",
        "https://0177.0.0.1/hook",
        "https://127.0.0.1.:443/hook",
        "https://127。0。0。1/hook",
        "https://１２７.0.0.1/hook",
        "https://plañner.example/hook",
        "https://[::1%25eth0]/hook",
        "https://[fe80::1%eth0]/hook",
        "https://[::1/hook",
        "https://-planner.example/hook",
        "https://planner..example/hook",
        "https://planner.example:22/hook",
        "https://planner.example:80/hook",
        "https://planner.example:1023/hook",
        "https://planner.example:0/hook",
        "https://planner.example:65536/hook",
        "https://planner.example:x/hook",
        f"https://planner.example/{'a' * 2_000}",
        "",
    ],
)
async def test_an_address_of_another_form_is_refused_before_any_look_up(url: str) -> None:
    async def never(_host: str, _port: int) -> Sequence[str]:
        raise AssertionError("it was looked up")

    with pytest.raises(BadHookAddress, match="url: "):
        await safe_address(url, never)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://planner.example/hook?team=1", "planner.example", 443),
        ("https://Planner.Example", "planner.example", 443),
        ("https://planner.example:8443/hook", "planner.example", 8443),
        ("https://xn--pla-8ma.example/hook", "xn--pla-8ma.example", 443),
        ("https://a_b.example:1024/", "a_b.example", 1024),
        (f"https://{PUBLIC}/hook", PUBLIC, 443),
        ("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8443/", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", 8443),
    ],
)
def test_an_address_of_the_right_form_is_read(url: str, host: str, port: int) -> None:
    assert parts(url)[1:] == (host, port)


async def test_one_bad_address_among_good_ones_is_enough_to_refuse() -> None:
    with pytest.raises(BadHookAddress, match=r"leads to 10\.0\.0\.7, which is in a private network"):
        await safe_address("https://planner.example/", answers(PUBLIC, "10.0.0.7"))


async def test_the_addresses_that_were_judged_are_the_ones_to_connect_to() -> None:
    where = await safe_address("https://planner.example/", answers(PUBLIC, "1.1.1.1"))
    assert [str(ip) for ip in where.ips] == [PUBLIC, "1.1.1.1"]


@pytest.mark.parametrize("ips", [(), ("",)])
async def test_a_name_without_an_address_is_said_so(ips: tuple[str, ...]) -> None:
    with pytest.raises(Unresolved):
        await safe_address("https://planner.example/", answers() if ips else _nothing)


async def _nothing(_host: str, _port: int) -> Sequence[str]:
    return []


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.0.0.7", "100.64.0.9", "fd12::1", "::1"])
async def test_the_operator_may_let_a_hook_stay_in_our_network(ip: str) -> None:
    assert (await safe_address("https://planner.lan/", answers(ip), private=True)).port == 443
    with pytest.raises(BadHookAddress, match="portavoz hooks add --private"):
        await safe_address("https://planner.lan/", answers(ip))


@pytest.mark.parametrize("ip", ["169.254.169.254", "169.254.1.1", "fe80::1", "0.0.0.0", "224.0.0.1", "2002:7f00:1::"])  # noqa: S104
async def test_nobody_may_let_it_reach_what_belongs_to_nobody(ip: str) -> None:
    with pytest.raises(BadHookAddress):
        await safe_address("https://planner.lan/", answers(ip), private=True)


async def test_unencrypted_is_for_this_very_machine_and_with_leave_only() -> None:
    assert (await safe_address("http://localhost:9000/", answers("127.0.0.1"), private=True)).port == 9000
    for ip, private in (("10.0.0.7", True), (PUBLIC, True), ("127.0.0.1", False)):
        with pytest.raises(BadHookAddress, match="https"):
            await safe_address("http://planner.lan/", answers(ip), private=private)
