"""Decks of one's own: read from the data folder, checked on the command line, refused with what to do."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from rounds.deck_errors import DeckError
from server.decks import load_decks

STARTER = files("rounds").joinpath("decks", "en", "starter.yaml").read_text("utf-8")


def own_deck(folder: Path, text: str) -> Path:
    file = folder / "mine.yaml"
    file.write_text(text, "utf-8")
    return file


def renamed(text: str) -> str:
    return text.replace("id: the-", "id: my-").replace("id: invoiced", "id: my-invoiced")


def check(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server", "check", str(file)], capture_output=True, text=True, check=False
    )


def test_a_deck_in_the_data_folder_is_offered_after_those_that_come_with_the_server(tmp_path: Path) -> None:
    packaged = list(load_decks(tmp_path).library)
    own_deck(tmp_path, renamed(STARTER))
    assert list(load_decks(tmp_path).library) == [*packaged, "my-cancelled-boiler", "my-invoiced-twice", "my-deposit"]


def test_a_deck_is_named_as_its_file_and_gets_a_number_where_the_name_is_taken(tmp_path: Path) -> None:
    own_deck(tmp_path, renamed(STARTER)).rename(tmp_path / "starter.yaml")
    own_deck(tmp_path, renamed(STARTER).replace("id: my-", "id: our-"))
    named = load_decks(tmp_path).named
    assert next(iter(named)) == "starter"
    assert list(named)[-2:] == ["mine", "starter-2"]
    assert named["starter-2"].scenarios[0].id == "my-cancelled-boiler"


def test_an_own_deck_that_takes_an_id_again_is_refused(tmp_path: Path) -> None:
    own_deck(tmp_path, STARTER)
    with pytest.raises(DeckError) as error:
        load_decks(tmp_path)
    assert "mine.yaml" in str(error.value)


def test_a_deck_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DeckError) as error:
        load_decks(tmp_path)
    assert "Save it as UTF-8 text." in str(error.value)


def test_a_good_deck_is_checked_with_a_word_about_what_is_in_it(tmp_path: Path) -> None:
    answer = check(own_deck(tmp_path, STARTER))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "3 scenarios, nothing to mend." in answer.stdout


def test_a_wrong_deck_is_checked_with_file_line_path_and_what_to_do(tmp_path: Path) -> None:
    answer = check(own_deck(tmp_path, STARTER.replace("starting_temper: 6", "starting_temper: 12")))
    assert answer.returncode == 2
    line = next(n for n, text in enumerate(STARTER.splitlines(), start=1) if "starting_temper: 6" in text)
    assert f"mine.yaml:{line} scenarios[0].brief.starting_temper:" in answer.stderr
