"""The public role answers every page without an editorial database, a session or a cookie."""

import json
import os
import subprocess
import sys

import pytest

from tests.manage import ROOT
from tests.publishing.make_record import make_full_incident, publish

pytestmark = pytest.mark.unmeasured

CRAWL = """
import json, django
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from tests.journeys.crawl import crawl
call_command("collectstatic", interactive=False, verbosity=0)
client = Client(HTTP_HOST="localhost")
pages = {address: text[:3] for address, text in crawl(client, also=["/admin/", "/admin/login/"]).items()}
cookies = [address for address in pages if client.get(address).cookies]
print(json.dumps({
    "pages": pages,
    "cookies": cookies,
    "databases": [name for name, entry in settings.DATABASES.items() if entry.get("NAME")],
    "keys": bool(settings.SEALED_NAMES_KEYS),
    "apps": [app.name for app in apps.get_app_configs()],
    "modules": [name for name in __import__("sys").modules if name.startswith("incidents.")],
}))
"""


def crawl_in_the_public_role(public_url, *, static_root):
    """Start a process of the public role, let it answer every page, and return what it reports."""
    environment = {**os.environ, "ROLE": "public", "PUBLIC_DATABASE_URL": public_url, "STATIC_ROOT": str(static_root)}
    for name in ("DATABASE_URL", "SEALED_NAMES_KEYS"):
        del environment[name]
    finished = subprocess.run(
        [sys.executable, "-c", CRAWL],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout.splitlines()[-1])


def test_the_public_role_answers_every_page_with_no_editorial_database(committing_databases, tmp_path):
    incident, other = make_full_incident(), make_full_incident(title="Another call")
    publish(incident, other)

    report = crawl_in_the_public_role(committing_databases.public_url, static_root=tmp_path)

    assert report["databases"] == []
    assert not report["keys"]
    assert "django.contrib.auth" not in report["apps"]
    assert not [name for name in report["modules"] if name.startswith(("incidents.editorial", "incidents.publishing"))]
    assert report["cookies"] == []
    pages = report["pages"]
    for address in (
        "/",
        "/incidents/",
        "/incidents/1/",
        "/incidents/2/",
        "/incidents/1/versions/",
        "/incidents/1/versions/1/",
    ):
        assert pages[address] == "200"
    kinds = {address.split("/")[1] for address, status in pages.items() if status == "200"}
    assert kinds == {"", "incidents", "agencies", "officials", "statements"}
    assert set(pages.values()) == {"200", "404"}
