"""A data file with a mistake is refused with words that say where the mistake is."""

import pytest

from incidents.desk.seed.data_file import BadSeedFile, read_seed_file

HEAD = """
[article]
source = "paper"
incident = "main"
date = 2024-01-05
zone = "America/Chicago"
reported = { from = "8 a.m.", to = "9 a.m." }

[voices]
sheriff = { text = "the sheriff" }
"""


def make_file(tmp_path, rows):
    path = tmp_path / "seed.toml"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ('[[place]]\nkey = "road"\nfacts = [{ field = "name", value = "A road" }]', "place road facts 0 excerpt: "),
        (
            '[[place]]\nkey = "road"\nfacts = [{ field = "name", value = "A", excerpt = "a", said_by = "nobody" }]',
            'place road: nobody in [voices] has the key "nobody"',
        ),
        ('[[place]]\nkey = "road"\n', "place road: a row has facts"),
        ('[[statement]]\nkey = "words"\n', "statement words: a report has its own excerpt"),
        (
            '[[place]]\nkey = "road"\nfacts = [{ field = "name", value = "A", excerpt = "a", sure = true }]',
            "place road facts 0 sure: ",
        ),
        (
            '[[place]]\nkey = "road"\nfacts = [{ field = "name", value = "A", excerpt = "a" }]\n' * 2,
            "place road: the key is used twice",
        ),
        (
            '[[place]]\nkey = "road"\nfound = [1, 4]\nfacts = [{ field = "name", value = "A", excerpt = "a" }]',
            "place road: only a statement is found in the article",
        ),
        ('[[correction]]\nkey = "one"\nexcerpt = "a"', "correction: no table of a seed record"),
        ('[[place]]\nfacts = [{ field = "name", value = "A", excerpt = "a" }]', "place number 1 key: "),
        ("[[place\n", "seed.toml: "),
    ],
)
def test_a_mistake_is_named_with_its_row(tmp_path, rows, problem):
    with pytest.raises(BadSeedFile) as refusal:
        read_seed_file(make_file(tmp_path, rows))

    assert problem in str(refusal.value)


def test_an_unknown_time_zone_is_refused(tmp_path):
    path = make_file(tmp_path, "")
    path.write_text(path.read_text(encoding="utf-8").replace("America/Chicago", "America/Nowhere"), encoding="utf-8")

    with pytest.raises(BadSeedFile, match="article zone"):
        read_seed_file(path)
