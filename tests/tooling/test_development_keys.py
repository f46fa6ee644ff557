import stat

from cryptography.fernet import Fernet

from tools.make_development_keys import add_missing_values


def read_values(path):
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def test_everything_is_made_once_and_then_kept(tmp_path):
    path = tmp_path / "var" / "development.env"

    first = add_missing_values(path)
    before = path.read_text()
    second = add_missing_values(path)

    assert {"SECRET_KEY", "SEALED_NAMES_KEYS", "DATABASE_URL", "PUBLIC_DATABASE_URL"} <= set(first)
    assert second == []
    assert path.read_text() == before


def test_only_what_is_missing_is_added(tmp_path):
    path = tmp_path / "development.env"
    path.write_text("SECRET_KEY=mine\nOTHER=x")

    added = add_missing_values(path)

    assert "SECRET_KEY" not in added
    assert read_values(path)["SECRET_KEY"] == "mine"
    assert read_values(path)["OTHER"] == "x"


def test_only_the_owner_may_read_the_keys(tmp_path):
    path = tmp_path / "development.env"

    add_missing_values(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_keys_are_usable_and_no_two_machines_have_the_same(tmp_path):
    add_missing_values(tmp_path / "one.env")
    add_missing_values(tmp_path / "two.env")
    one, two = read_values(tmp_path / "one.env"), read_values(tmp_path / "two.env")

    assert len(one["SECRET_KEY"]) >= 50
    assert Fernet(one["SEALED_NAMES_KEYS"]).encrypt(b"x")
    assert one["SECRET_KEY"] != two["SECRET_KEY"]
    assert one["SEALED_NAMES_KEYS"] != two["SEALED_NAMES_KEYS"]
