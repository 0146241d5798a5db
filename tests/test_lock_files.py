"""What `make` installs: every package pinned, hashed, and inside the ranges of pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def entries(lock: str) -> list[str]:
    """One string per requirement of a lock file: continuation lines joined, comments dropped."""
    text = (ROOT / lock).read_text("utf-8")
    joined = re.sub(r"\\\n", " ", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    return [line for line in joined.splitlines() if line.strip()]


def pins(lock: str) -> dict[NormalizedName, Version]:
    found: dict[NormalizedName, Version] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.partition(" --hash")[0])
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found[canonicalize_name(requirement.name)] = Version(pin.version)
    return found


def declared(*, with_dev: bool) -> list[Requirement]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = pyproject["project"]["dependencies"]
    if with_dev:
        lines = lines + pyproject["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_carries_hashes(lock: str) -> None:
    assert entries(lock)
    assert [entry for entry in entries(lock) if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_index_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert re.findall(r"\S*://\S*| @ |^-.*|--(?!hash=)\S+", text, flags=re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_pyside6_stays_below_the_release_that_aborts_on_python_3_11(lock: str) -> None:
    assert pins(lock)[canonicalize_name("PySide6-Essentials")] < Version("6.12")


@pytest.mark.parametrize(("lock", "with_dev"), [(LOCKS[0], False), (LOCKS[1], True)])
def test_every_declared_dependency_is_locked_inside_its_range(lock: str, *, with_dev: bool) -> None:
    locked = pins(lock)
    outside = [
        str(requirement)
        for requirement in declared(with_dev=with_dev)
        if locked[canonicalize_name(requirement.name)] not in requirement.specifier
    ]
    assert outside == []


def test_developers_get_exactly_what_users_get() -> None:
    users, developers = (pins(lock) for lock in LOCKS)
    assert {name: developers.get(name) for name in users} == users
