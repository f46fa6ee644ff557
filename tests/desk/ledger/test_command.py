"""``manage.py check_ledger``: a line for every finding, and how many entries hold."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from incidents.desk.ledger.checking import check_ledger, count_failed
from incidents.desk.ledger.reading import read_ledger
from incidents.editorial.models import Organization, Place
from tests.desk.seed_databases import seeded_databases
from tests.seed_material import get_article_path, get_ledger_path, read_article


def test_all_of_it_holds(view):
    ledger = read_ledger(get_ledger_path())

    findings = check_ledger(ledger, view, article=read_article())

    assert [str(finding) for finding in findings] == []
    assert len(ledger) == 131


def run(*arguments):
    """The output of the command and whether it succeeded."""
    output = io.StringIO()
    try:
        call_command("check_ledger", *arguments, stdout=output)
    except CommandError:
        return output.getvalue().splitlines(), False
    return output.getvalue().splitlines(), True


def test_the_command_counts_what_holds(django_db_blocker):
    arguments = (str(get_ledger_path()), "--article", str(get_article_path()))
    with django_db_blocker.unblock(), seeded_databases(publish=True):
        assert run(*arguments) == (["Ledger: 131 of 131"], True)

        Place.objects.filter(city="Oakland").update(city="Alameda")
        lines, succeeded = run(*arguments)
        assert not succeeded
        assert lines[0].startswith("F25 Incident[main].place.city: editorial database: it is 'Alameda'")
        assert lines[-1] == "Ledger: 130 of 131"

        Organization.objects.filter(name="KRON").update(name="Another station")
        assert run(*arguments)[0][-1] == "Ledger: 129 of 131"


def test_nothing_holds_in_an_empty_database(committing_databases):
    lines, succeeded = run(str(get_ledger_path()))

    assert not succeeded
    assert lines[-1] == "Ledger: 0 of 131"


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", '{"sha256": "", "facts": []}', '{"sha256": "", "facts": [{"id": "F01"}]}']
)
def test_a_file_that_is_no_ledger_is_refused(tmp_path, content):
    path = tmp_path / "ledger.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError, match=re.escape("ledger.json")):
        call_command("check_ledger", str(path))


def test_findings_are_counted_by_entry(view):
    ledger = read_ledger(get_ledger_path())
    article = "an article about something else"

    findings = check_ledger(ledger, view, article=article)

    assert len(findings) > count_failed(findings) > 100
