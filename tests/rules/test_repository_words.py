import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

HOME_FOLDERS = "home|root|work|Users"
MACHINE_PATH = re.compile(rf"(?<![\w.:/*~{{}}-])/({HOME_FOLDERS})/[\w.-]")
# Put together from parts, so that this file itself holds none of what it looks for.
INDEX_WORDS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "--trusted" + "-host")
INDEX_HOSTS = ("pypi.org/" + "simple", "files.python" + "hosted.org", "registry.npm" + "js.org")


def list_files():
    """The files that are or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def read_text(file):
    """The text of `file`, empty for a file that is no text."""
    try:
        return file.read_text()
    except UnicodeDecodeError:
        return ""


def find_lines(is_wrong):
    return [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in list_files()
        for number, line in enumerate(read_text(file).splitlines(), start=1)
        if is_wrong(line)
    ]


@pytest.mark.parametrize("folder", ["home", "root", "work", "Users"])
def test_a_path_of_one_machine_is_recognised(folder):
    assert MACHINE_PATH.search(f'path = "/{folder}/someone/project"')


@pytest.mark.parametrize("text", ["/usr/lib/postgresql/15/bin", "pages/home/page.html", "https://a.example/home/x"])
def test_other_paths_are_not_taken_for_one(text):
    assert not MACHINE_PATH.search(text)


def test_no_file_names_a_folder_of_one_machine():
    assert find_lines(MACHINE_PATH.search) == []


def test_no_file_names_a_package_index():
    assert find_lines(lambda line: any(word in line for word in (*INDEX_WORDS, *INDEX_HOSTS))) == []


def test_no_file_holds_a_line_without_its_end():
    files = [file for file in list_files() if (text := read_text(file)) and not text.endswith("\n")]

    assert [str(file.relative_to(ROOT)) for file in files] == []
