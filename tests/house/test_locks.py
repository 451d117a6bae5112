"""The lock files: every dependency, at a version that pyproject.toml allows."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.test_shape import ROOT
from tui.sync.extras import EXTRAS, Extra

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = PROJECT["dependencies"]
FOR_WORK = [*NEEDED, *PROJECT["optional-dependencies"]["dev"]]


def locked(name: str) -> dict[str, str]:
    """The versions in a lock file."""
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", text)
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [("requirements.lock", NEEDED), (".ci/requirements-dev.lock", FOR_WORK)],
)
def test_every_dependency_is_locked(lock: str, requirements: list[str]) -> None:
    pins = locked(lock)
    for requirement in map(Requirement, requirements):
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name}: run make lock"
        assert requirement.specifier.contains(version, prereleases=True)


def test_working_on_earmark_uses_the_same_versions() -> None:
    assert (
        locked("requirements.lock").items()
        <= locked(".ci/requirements-dev.lock").items()
    )


@pytest.mark.parametrize("lock", ["requirements.lock", ".ci/requirements-dev.lock"])
def test_every_file_has_its_hash_and_no_index_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    packages = re.split(r"(?m)^(?=\w)", text)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)


@pytest.mark.parametrize("extra", EXTRAS, ids=lambda extra: extra.name)
def test_the_program_knows_the_packages_of_its_extras(extra: Extra) -> None:
    listed = PROJECT["optional-dependencies"][extra.name]
    names = {Requirement(line).name for line in listed}
    assert {package.replace("_", "-") for package in extra.packages} == names
