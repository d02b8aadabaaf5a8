"""One address is asked politely, within bounds, and never within a network of ours."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from samenverder.outward.ask import Answer, Asker, Verdict
from samenverder.outward.reach import Refused, is_public, plain, resolve

if TYPE_CHECKING:
    from other_server import Server


@pytest.mark.parametrize(
    ("path", "verdict", "status"),
    [
        ("/", Verdict.THERE, 200),
        ("/code/404", Verdict.GONE, 404),
        ("/code/410", Verdict.GONE, 410),
        ("/code/403", Verdict.CLOSED, 403),
        ("/code/451", Verdict.CLOSED, 451),
        ("/code/500", Verdict.FAILING, 500),
        ("/to/302/fine", Verdict.THERE, 200),
        ("/to/302/code/404", Verdict.GONE, 404),
        ("/to/302/", Verdict.HOME, 200),
        ("/to/301/", Verdict.HOME, 200),
        ("/loop/1", Verdict.LOOPING, 302),
        ("/out/in", Verdict.REFUSED, 0),
        ("/out/file", Verdict.REFUSED, 0),
        ("/out/port", Verdict.REFUSED, 0),
        ("/dumb", Verdict.SILENT, 0),
        ("/drip", Verdict.SILENT, 0),
        ("/header", Verdict.SILENT, 0),
        ("/noise", Verdict.SILENT, 0),
        ("/hangs-up", Verdict.SILENT, 0),
        ("/huge", Verdict.THERE, 200),
        ("/slow-body", Verdict.THERE, 200),
    ],
)
def test_what_a_server_does(server: Server, asker: Asker, path: str, verdict: Verdict, status: int) -> None:
    answer = asker.ask(server.address + path)
    assert (answer.verdict, answer.status) == (verdict, status)


@pytest.mark.parametrize("code", [403, 404, 405, 500, 501])
def test_where_head_is_not_liked_get_decides(server: Server, asker: Asker, code: int) -> None:
    assert asker.ask(f"{server.address}/head-no/{code}").verdict is Verdict.THERE
    assert server.asked == {f"HEAD /head-no/{code}": 1, f"GET /head-no/{code}": 1}


def test_a_page_that_is_there_is_asked_once_and_not_read(server: Server, asker: Asker) -> None:
    asker.ask(f"{server.address}/fine")
    assert server.asked == {"HEAD /fine": 1}


@pytest.mark.parametrize(("code", "verdict"), [(301, Verdict.MOVED), (308, Verdict.MOVED), (302, Verdict.THERE), (307, Verdict.THERE)])  # fmt: skip
def test_only_a_move_for_good_is_told(server: Server, asker: Asker, code: int, verdict: Verdict) -> None:
    answer = asker.ask(f"{server.address}/to/{code}/new")
    assert (answer.verdict, answer.led_to) == (
        verdict,
        f"{server.address}/new" if verdict is Verdict.MOVED else "",
    )


def test_a_move_that_goes_on_for_now_has_no_new_address(server: Server, asker: Asker) -> None:
    assert asker.ask(f"{server.address}/to/301/to/302/new").verdict is Verdict.THERE


def test_a_server_says_how_long_to_stay_away(server: Server, asker: Asker) -> None:
    assert asker.ask(f"{server.address}/later/7").wait == 7
    assert server.asked == {"HEAD /later/7": 1}
    assert asker.ask(f"{server.address}/later/Fri, 01 Jan 2100 00:00:00 GMT".replace(" ", "%20")).wait == 0


def test_servers_are_told_who_asks(server: Server, asker: Asker) -> None:
    asker.ask(f"{server.address}/code/404")
    assert server.names == {asker.name}


def test_a_certificate_that_is_not_right_is_told(secure: Server, asker: Asker) -> None:
    assert asker.ask(f"https://127.0.0.1:{secure.server_port}/fine").verdict is Verdict.UNTRUSTED


def test_a_name_that_nobody_knows(asker: Asker) -> None:
    assert asker.ask("https://bestaat-niet.invalid/").verdict is Verdict.UNKNOWN


def test_a_port_where_nobody_is(asker: Asker) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert asker.ask(f"http://127.0.0.1:{port}/").verdict is Verdict.SILENT


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
     "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
     "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "2002:a00:1::", "2002:7f00:1::1"],
)  # fmt: skip
def test_what_is_not_public_is_never_asked(number: str) -> None:
    assert not is_public(number, 443)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_what_is_public_is_asked_at_ports_of_pages_only(number: str) -> None:
    assert is_public(number, 80)
    assert is_public(number, 443)
    for port in (22, 25, 6379, 8080):
        assert not is_public(number, port)


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/",
                                     "http://127.1/", "http://017700000001/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data/"])  # fmt: skip
def test_no_way_of_writing_it_leads_to_this_machine_or_its_network(address: str) -> None:
    assert Asker("test").ask(address).verdict in (Verdict.REFUSED, Verdict.UNKNOWN)


def test_the_network_is_refused_before_anything_is_sent(server: Server) -> None:
    assert Asker("test").ask(server.address) == Answer(Verdict.REFUSED)
    assert server.asked == {}


def test_a_name_with_one_number_of_ours_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(None, None, None, "", (number, 443)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(Refused, match="besloten"):
        resolve("trick.example", 443, is_public)


@pytest.mark.parametrize("address", ["", "https://", "ftp://a.nl/", "file:///etc/passwd", "javascript:alert(1)", "https://u:p@a.nl/", "https://a.nl:99999/",
                                     "http://[::1/", "https://a..nl/", "//a.nl/"])  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        plain(address)
    assert Asker("test").ask(address).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("https://a.nl", "https://a.nl/"),
        ("https://A.nl/Één pad?q=ü#hier", "https://a.nl/%C3%89%C3%A9n%20pad?q=%C3%BC"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://a.nl/x%20y?b=[1]", "https://a.nl/x%20y?b=[1]"),
        ("https://a.nl/\r\nX-Evil: 1", "https://a.nl/X-Evil:%201"),
        ("https://a.nl:8443/", "https://a.nl:8443/"),
    ],
)
def test_an_address_as_it_goes_over_the_line(address: str, line: str) -> None:
    assert plain(address) == line
