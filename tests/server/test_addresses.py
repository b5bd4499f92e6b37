"""Addresses: what a phone can use, from where the server runs and from how somebody came."""

from __future__ import annotations

import ipaddress

import pytest

from server.addresses import Addresses, is_loopback, lan_addresses

EVERYWHERE = Addresses("0.0.0.0", 8080, None)


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"Host": "192.168.1.5:8080"}, "http://192.168.1.5:8080/"),
        ({"Host": "192.168.1.5:8080", "Origin": "http://192.168.1.5:8080"}, "http://192.168.1.5:8080/"),
        ({"Host": "play.example.org", "Origin": "https://play.example.org"}, "https://play.example.org/"),
        ({"Host": "play.example.org", "X-Forwarded-Proto": "https"}, "https://play.example.org/"),
        ({"Host": "[fd00::5]:8080"}, "http://[fd00::5]:8080/"),
    ],
)
def test_others_come_the_way_one_came(headers: dict[str, str], address: str) -> None:
    assert EVERYWHERE.for_request(headers) == address


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": "localhost:8080"},
        {"Host": "127.0.0.1:8080", "Origin": "http://127.0.0.1:8080"},
        {"Host": "[::1]:8080"},
        {"Host": "hotseat.localhost"},
        {"Host": "evil@192.168.1.5"},
        {"Host": "192.168.1.5:no"},
        {"Host": "["},
        {"Host": "a" * 300},
        {"Host": "caf\udce9.example"},
        {"Host": "192.168.1.5/elsewhere"},
        {"Host": "192.168.1.5", "Origin": "http://["},
        {"Host": "192.168.1.5", "Origin": "file://"},
    ],
)
def test_an_address_no_phone_can_use_is_not_passed_on(headers: dict[str, str]) -> None:
    fallback = next(iter(EVERYWHERE.for_phones()), EVERYWHERE.here)
    assert EVERYWHERE.for_request(headers) == fallback


def test_a_public_address_goes_before_all_others() -> None:
    public = Addresses("127.0.0.1", 8080, "https://play.example.org")
    assert public.for_phones() == ["https://play.example.org/"]
    assert public.for_request({"Host": "192.168.1.5:8080"}) == "https://play.example.org/"


def test_a_server_for_this_machine_only_has_no_address_for_phones() -> None:
    assert Addresses("127.0.0.1", 8080, None).for_phones() == []
    assert Addresses("192.168.1.5", 8080, None).for_phones() == ["http://192.168.1.5:8080/"]


def test_addresses_of_the_network_are_real_and_the_likeliest_comes_first() -> None:
    found = lan_addresses()
    assert not any(is_loopback(one) for one in found)
    assert all(ipaddress.ip_address(one).version == 4 for one in found)
    assert sorted(found, key=lambda one: not one.startswith("192.168.")) == found
