from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 400
SOURCE_FOLDERS = ("incidents", "tests", "tools")


def list_modules():
    modules = [ROOT / "manage.py"]
    for folder in SOURCE_FOLDERS:
        modules += sorted((ROOT / folder).rglob("*.py"))
    return [module for module in modules if "migrations" not in module.parts and "versions" not in module.parts]


def test_the_rule_sees_modules_of_the_product_and_of_the_tests():
    modules = set(list_modules())

    assert ROOT / "incidents" / "settings.py" in modules
    assert Path(__file__) in modules


@pytest.mark.parametrize("module", list_modules(), ids=lambda module: str(module.relative_to(ROOT)))
def test_no_module_is_longer_than_four_hundred_lines(module):
    lines = len(module.read_text().splitlines())

    assert lines <= LONGEST, f"{module.relative_to(ROOT)} has {lines} lines: split it by subject."
