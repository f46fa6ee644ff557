import os
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections

from tests.databases import Databases, copy_databases, get_database_name, make_databases
from tests.manage import UNMEASURED, CommandFailed

pytestmark = pytest.mark.unmeasured


def count_users_behind_the_back(url):
    """Count by a connection that Django knows nothing of: only what was committed is seen."""
    statement = "SELECT count(*) FROM auth_user"
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(get_database_name(url))) as connection:
            return next(connection.execute(statement))[0]
    with psycopg.connect(url) as connection:
        return next(connection.execute(statement))[0]


def test_a_committing_test_really_commits(committing_databases):
    User.objects.create_user("testa")

    assert count_users_behind_the_back(committing_databases.editorial_url) == 1


def test_the_next_committing_test_finds_none_of_it(committing_databases):
    assert User.objects.count() == 0
    assert committing_databases.public_url == settings.PUBLIC_DATABASE_URL


def test_a_subprocess_works_on_the_same_database(committing_databases, run_manage):
    User.objects.create_user("testa")
    connections["default"].close()

    counted = run_manage(
        [
            "shell",
            "--no-imports",
            "-c",
            "from django.contrib.auth.models import User; print(User.objects.count())",
        ],
        {**committing_databases.environment, **UNMEASURED},
    )

    assert counted.stdout.strip() == "1"


def test_a_command_that_fails_fails_the_test(run_manage):
    with pytest.raises(CommandFailed, match="no_such_command"):
        run_manage(["no_such_command"], UNMEASURED)


def test_a_copy_holds_what_its_template_held(committing_databases):
    User.objects.create_user("testa")
    connections["default"].close()

    with copy_databases(committing_databases) as copy:
        assert copy.editorial_url != committing_databases.editorial_url
        assert count_users_behind_the_back(copy.editorial_url) == 1


def test_databases_are_removed_with_the_test():
    with make_databases() as databases:
        url = databases.editorial_url
        assert count_users_behind_the_back(url) == 0

    with pytest.raises((sqlite3.OperationalError, psycopg.OperationalError)):
        count_users_behind_the_back(url)


def test_two_public_stores_are_not_the_same(public_store_url):
    with make_databases() as databases:
        assert databases.public_url != public_store_url


def test_a_subprocess_is_told_both_addresses():
    databases = Databases(editorial_url="sqlite:///a", public_url="sqlite:///b")

    assert databases.environment == {"DATABASE_URL": "sqlite:///a", "PUBLIC_DATABASE_URL": "sqlite:///b"}


@pytest.mark.django_db
def test_an_ordinary_test_sees_no_committed_rows():
    assert User.objects.count() == 0


def test_a_server_is_there_in_runs_on_sqlite_too(postgresql_url):
    with psycopg.connect(postgresql_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert os.environ["TEST_POSTGRESQL_URL"] == postgresql_url
