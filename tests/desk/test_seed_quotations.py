"""The seven statements of the seed record against the article: all of them accepted, and no altered one."""

import pytest

from incidents.desk.seed.data_file import read_seed_file
from incidents.editorial.actions.quotations import map_valid_checks
from incidents.editorial.models import Statement
from incidents.publishing.quote_lock import list_quotation_findings
from incidents.record.codes import StatementMode
from incidents.record.quotation import find_words
from incidents.record.row import Table
from tests.desk.seed_databases import seeded_databases
from tests.seed_material import get_article_path

STATEMENTS = read_seed_file().rows[Table.STATEMENT]
SPEAKERS = {
    "cleared the scene": ("Darren Allison", "interim Police chief", "Oakland Police Department"),
    "This senseless act": ("Sheng Thao", "unknown Mayor", "City of Oakland"),
    "It is with a heavy": (None, None, "Oakland Police Department"),
    "Today, we mourn th": (None, None, "FBI San Francisco"),
    "pledged to prosecu": ("Pamela Price", "unknown District Attorney", "Alameda County District Attorney’s Office"),
    "The murder of this": ("Pamela Price", "unknown District Attorney", "Alameda County District Attorney’s Office"),
    "Today, an Oakland ": ("Pamela Price", "unknown District Attorney", "Alameda County District Attorney’s Office"),
}
"""Who says it, in which office held then, of which body; a body alone where no person is named."""


def read_text():
    return get_article_path().read_bytes().decode()


@pytest.fixture(scope="module")
def incidents(django_db_blocker):
    """Both incidents, entered without the article."""
    with django_db_blocker.unblock(), seeded_databases(publish=False) as incidents:
        yield incidents


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row.key)
def test_a_statement_stands_in_the_article_where_the_data_file_says(row):
    found = find_words(row.set["text"], read_text())

    assert (found.start, found.end) == row.found
    is_quoted = row.set["mode"] != StatementMode.INDIRECT
    assert (found.is_in_marks, found.is_whole) == (is_quoted, is_quoted)


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda row: row.key)
def test_no_altered_form_of_a_statement_stands_in_the_article(row):
    text, flat = read_text(), " ".join(read_text().split())
    words = row.set["text"].split()
    altered = {
        " ".join([*words[:at], *instead, *words[at + 1 :]])
        for at, word in enumerate(words)
        for instead in ([], ["not", word], [word, "…"], [word.swapcase()], [f"{word}s"], ["something"], [word, word])
    }
    altered |= {" ".join([*words[:at], *words[at + 2 :]]) for at in range(1, len(words) - 2)}
    altered |= {row.set["text"].replace(". ", joint) for joint in (", ", "; ", " and ") if ". " in row.set["text"]}
    altered.discard(row.set["text"])

    let_through = [words for words in altered if find_words(words, text) and words not in flat]

    assert len(altered) > 15
    assert let_through == []
    # What does stand there is the same speech without its first or last word.
    assert sum(words in flat for words in altered) <= 2


def test_all_seven_are_accepted_and_their_speakers_hold_the_right_offices(incidents):
    statements = list(Statement.objects.select_related("speaker_tenure__person", "speaker_tenure__post__organization"))

    assert map_valid_checks(statements).keys() == {row.pk for row in statements}
    assert [list_quotation_findings(incident) for incident in incidents] == [[], []]
    assert {row.text[:18]: describe_speaker(row) for row in statements} == SPEAKERS


def describe_speaker(row):
    if row.speaker_organization is not None:
        return None, None, row.speaker_organization.name
    tenure = row.speaker_tenure
    return tenure.person.full_name, f"{tenure.capacity} {tenure.post.label}", tenure.post.organization.name
