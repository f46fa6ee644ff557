import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = {"production.in": "requirements.txt", "development.in": "requirements-dev.txt"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def read_wanted(name):
    """The requirements of a short list, each with the comment that follows it."""
    wanted = []
    for line in (ROOT / "requirements" / name).read_text().splitlines():
        requirement, _, comment = line.partition("#")
        if requirement.strip() and not requirement.startswith("-"):
            wanted.append((Requirement(requirement.strip()), comment.strip()))
    return wanted


def read_pins(name):
    """The pinned version of each package of a compiled list."""
    return {canonicalize_name(package): version for package, version in PIN.findall((ROOT / name).read_text())}


@pytest.mark.parametrize("short", LISTS)
def test_every_requirement_says_what_it_is_for(short):
    uncommented = [str(requirement) for requirement, comment in read_wanted(short) if len(comment) < 10]

    assert uncommented == []


@pytest.mark.parametrize(("short", "compiled"), LISTS.items())
def test_the_compiled_list_is_in_step_with_the_short_one(short, compiled):
    pins = read_pins(compiled)

    for requirement, _ in read_wanted(short):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {compiled}: run `make requirements`."
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version} in {compiled}."


@pytest.mark.parametrize("compiled", LISTS.values())
def test_every_pin_has_hashes(compiled):
    text = re.sub(r"\\\n\s*", " ", (ROOT / compiled).read_text())
    pinned = [line for line in text.splitlines() if PIN.match(line)]

    assert pinned
    assert [line for line in pinned if "--hash=sha256:" not in line] == []


def test_development_runs_the_very_versions_of_production():
    development = read_pins("requirements-dev.txt")

    different = {
        package: version
        for package, version in read_pins("requirements.txt").items()
        if development.get(package) != version
    }

    assert different == {}


@pytest.mark.parametrize("compiled", LISTS.values())
def test_the_header_of_a_compiled_list_names_one_command_only(compiled):
    header = [line for line in (ROOT / compiled).read_text().splitlines()[:10] if line.startswith("#    ")]

    assert header == ["#    make requirements"]
