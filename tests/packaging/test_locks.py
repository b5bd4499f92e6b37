"""The lock files follow what the project asks for, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = ROOT / "requirements/runtime.txt"
DEV = ROOT / "requirements/dev.txt"
CLIENT = ROOT / "client_web/package-lock.json"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return {canonicalize_name(pin["name"]): pin["version"] for pin in PIN.finditer(lock.read_text())}


def unmet(wanted: list[str], lock: Path) -> list[str]:
    locked = pins(lock)
    asked = [Requirement(line) for line in wanted]
    return [str(one) for one in asked if not one.specifier.contains(locked.get(canonicalize_name(one.name), "0"))]


def test_the_locked_libraries_meet_what_the_project_asks_for() -> None:
    assert unmet(PROJECT["dependencies"], RUNTIME) == []


def test_the_locked_tools_meet_what_developing_asks_for() -> None:
    assert unmet(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"], DEV) == []


def test_developing_uses_the_libraries_that_a_classroom_runs() -> None:
    assert pins(RUNTIME).items() <= pins(DEV).items()


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=["runtime", "dev"])
def test_every_locked_release_is_held_by_its_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text())
    assert [entry for entry in entries if PIN.match(entry) and "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=["runtime", "dev"])
def test_the_python_locks_hold_no_address(lock: Path) -> None:
    assert re.findall(r"\w+://|--(?:extra-)?index-url|--find-links", lock.read_text()) == []


def test_the_client_lock_holds_no_address_of_a_package() -> None:
    assert '"resolved"' not in CLIENT.read_text()
