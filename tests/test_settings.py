"""Settings come from the environment, and a start with bad ones says everything that is wrong with them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from incidents.settings import make_django_database, make_mail_settings, read_environment  # noqa: TID251 - the subject itself

COMPLETE = {
    "DEVELOPMENT": "0",
    "ROLE": "all",
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "records.example, www.records.example",
    "DATABASE_URL": "postgresql://desk@/editorial?host=/run/postgresql",
    "PUBLIC_DATABASE_URL": "sqlite:////var/lib/incidents/public.sqlite3",
    "SEALED_NAMES_KEYS": "new,old",
}


@pytest.fixture
def environment(monkeypatch):
    def set_environment(**changes):
        for name, value in {**COMPLETE, **changes}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return set_environment


def test_a_complete_environment_is_taken_and_lists_are_split_at_commas(environment):
    environment()
    read = read_environment()
    assert read.allowed_hosts == ["records.example", "www.records.example"]
    assert read.sealed_names_keys == ["new", "old"]


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "PUBLIC_DATABASE_URL", "SEALED_NAMES_KEYS"]
)
def test_a_missing_setting_stops_the_start_by_name(environment, name):
    environment(**{name: None})
    with pytest.raises(ImproperlyConfigured, match=f"{name} is not set"):
        read_environment()


def test_all_problems_are_named_at_once(environment):
    environment(SECRET_KEY="short", SEALED_NAMES_KEYS=None)
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment()
    assert "SECRET_KEY" in str(refused.value)
    assert "SEALED_NAMES_KEYS" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "nonsense"),
        ("PUBLIC_DATABASE_URL", "mysql://x/y"),
        ("ROLE", "everything"),
        ("SINGLE_PERSON_NEWSROOM", "perhaps"),
        ("MAIL_URL", "mail.example:25"),
        ("MAIL_URL", "smtp://"),
        ("DESK_URL", "desk.example"),
    ],
)
def test_a_bad_value_stops_the_start_by_name(environment, name, value):
    environment(**{name: value})
    with pytest.raises(ImproperlyConfigured, match=name):
        read_environment()


def test_the_public_role_needs_no_editorial_settings_and_refuses_them(environment):
    environment(ROLE="public", DATABASE_URL=None, SEALED_NAMES_KEYS=None)
    assert not read_environment().has_editorial_database
    environment(ROLE="public")
    with pytest.raises(ImproperlyConfigured, match="has no use for them"):
        read_environment()


def test_a_postgresql_address_keeps_its_socket_folder():
    database = make_django_database("postgresql://desk:p%40ss@/editorial?host=/run/postgresql&sslmode=disable")
    assert database["HOST"] == "/run/postgresql"
    assert database["PASSWORD"] == "p@ss"
    assert database["OPTIONS"] == {"sslmode": "disable"}


def test_a_sqlite_address_takes_its_write_lock_at_the_start_of_a_transaction():
    database = make_django_database("sqlite:////var/lib/x.sqlite3")
    assert database["NAME"] == "/var/lib/x.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_second_person_is_needed_and_no_mail_is_sent_unless_said_otherwise(environment):
    environment(SINGLE_PERSON_NEWSROOM=None, MAIL_URL=None, DESK_URL=None)
    read = read_environment()
    assert not read.single_person_newsroom
    assert (read.mail_url, read.desk_url) == ("", "")
    assert make_mail_settings("")["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


def test_mails_need_an_address_that_they_come_from(environment):
    environment(MAIL_URL="smtps://desk@mail.example")
    with pytest.raises(ImproperlyConfigured, match="MAIL_FROM is not set"):
        read_environment()
    environment(MAIL_URL="smtps://desk@mail.example", MAIL_FROM="desk@news.example", DESK_URL="https://desk.example/")
    assert read_environment().desk_url == "https://desk.example"


def test_the_address_of_a_mail_server_says_how_to_reach_it():
    mail = make_mail_settings("smtp+starttls://desk:p%40ss@mail.example:587")
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_HOST_PASSWORD"]) == ("mail.example", 587, "p@ss")
    assert (mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (True, False)
    assert make_mail_settings("smtps://mail.example")["EMAIL_PORT"] == 465
    assert make_mail_settings("console://")["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_a_bad_address_of_a_mail_server_is_refused_without_repeating_its_password(environment):
    environment(MAIL_URL="smtp://desk:hush/hush@mail.example", MAIL_FROM="desk@news.example")
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment()
    assert "MAIL_URL" in str(refused.value)
    assert "hush" not in str(refused.value)
