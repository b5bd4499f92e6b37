"""What the build hook decides: which Node will do, when to build, and which wheel is refused."""

import zipfile
from pathlib import Path

import pytest

from hatch_build import PAGES, Client, IncompleteWheel, is_new_enough, refuse_incomplete

PAGE = '<script type="module" src="/assets/page-1.js"></script>'
WHOLE = {
    **dict.fromkeys(PAGES, PAGE),
    "server/static/assets/page-1.js": "mount();",
    "rounds/strategies.json": "{}",
    "rounds/decks/en/hotel.yaml": "title: A night without a room",
}


def a_wheel(folder: Path, files: dict[str, str]) -> Path:
    wheel = folder / "hotseat-0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return wheel


@pytest.fixture
def client(tmp_path: Path) -> Client:
    (tmp_path / "client_web/src/phone").mkdir(parents=True)
    (tmp_path / "server/static").mkdir(parents=True)
    (tmp_path / "client_web/phone.html").write_text("<title>Hotseat</title>")
    (tmp_path / "client_web/src/phone/main.ts").write_text("mount();")
    built = Client(tmp_path)
    built.stamp.write_text(built.fingerprint())
    return built


@pytest.mark.parametrize("version", ["v20.19.0", "v22.13.1", "v24.0.0", "v26.3.0"])
def test_a_node_the_tools_support_is_used(version: str) -> None:
    assert is_new_enough(version)


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.3", "v21.7.3", "v22.12.0", "v23.11.0", "", "no such node"])
def test_a_node_the_tools_do_not_support_is_passed_over(version: str) -> None:
    assert not is_new_enough(version)


def test_a_client_built_from_these_sources_is_not_built_again(client: Client) -> None:
    assert client.is_built()


def test_a_changed_source_file_makes_the_client_stale(client: Client) -> None:
    (client.sources / "src/phone/main.ts").write_text("mount({ target });")
    assert not client.is_built()


def test_a_renamed_source_file_makes_the_client_stale(client: Client) -> None:
    (client.sources / "phone.html").rename(client.sources / "remote.html")
    assert not client.is_built()


def test_installed_packages_are_no_source_of_the_client(client: Client) -> None:
    (client.sources / "node_modules/svelte").mkdir(parents=True)
    (client.sources / "node_modules/svelte/index.js").write_text("export {};")
    assert client.is_built()


def test_a_whole_wheel_is_accepted(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path, WHOLE)
    refuse_incomplete(wheel)
    assert wheel.exists()


@pytest.mark.parametrize(
    ("dropped", "named"),
    [(name, name) for name in WHOLE if not name.endswith(".yaml")]
    + [("rounds/decks/en/hotel.yaml", "a deck in rounds/decks")],
)
def test_a_wheel_that_lacks_a_part_is_refused_by_name_and_removed(tmp_path: Path, dropped: str, named: str) -> None:
    wheel = a_wheel(tmp_path, {name: content for name, content in WHOLE.items() if name != dropped})
    with pytest.raises(IncompleteWheel, match=named):
        refuse_incomplete(wheel)
    assert not wheel.exists()
