"""The text of an article beside a data file: kept with what it evidences, and asked where its words are."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from incidents.desk.seed.data_file import BadSeedFile, read_seed_file
from incidents.desk.seed.loading import load_seed
from incidents.editorial.actions.quotations import digest_text
from incidents.editorial.models import QuotationCheck, Source
from tests.desk.seed_databases import LOADED_AT, make_editor

pytestmark = pytest.mark.django_db

ARTICLE = "  TESTVILLE, Kan. –\r\nOfficers were hurt at 6 a.m., police said. “We are grateful,” the chief said.\n"
FOUND = (ARTICLE.index("We are"), ARTICLE.index(",” the chief"))

DATA = """
[article]
source = "paper"
incident = "main"
date = 2024-01-05
zone = "America/Chicago"
reported = {{ from = "8 a.m.", to = "9 a.m." }}

[voices]
chief = {{ text = "the chief", organization = "police" }}

[[source]]
key = "paper"
set = {{ content_sha256 = "{digest}" }}
facts = [{{ field = "kind", value = "news_article", excerpt = "TESTVILLE" }}]

[[organization]]
key = "police"
facts = [
    {{ field = "name", value = "Testville Police", excerpt = "police said" }},
    {{ field = "kind", value = "municipal_police", excerpt = "police said" }},
]

[[incident]]
key = "main"
sources = ["paper"]
set = {{ title = "Officers hurt in Testville", timezone = "America/Chicago" }}
facts = [{{ field = "occurred", value = "6 a.m.", excerpt = "6 a.m." }}]

[[statement]]
key = "thanks"
excerpt = "the chief said"
said_by = "chief"
found = {found}
[statement.set]
incident = "main"
speaker_organization = "police"
mode = "direct"
said = "6 a.m."
text = "We are grateful"
"""


@pytest.fixture
def make_file(tmp_path):
    """Write a data file of the article that says where its statement is found."""

    def write(found=FOUND):
        path = tmp_path / "seed.toml"
        path.write_text(DATA.format(digest=digest_text(ARTICLE), found=json.dumps(found)), encoding="utf-8")
        return path

    return write


def run(*arguments):
    output = io.StringIO()
    call_command("load_seed", "--no-publish", *arguments, stdout=output)
    return output.getvalue()


def test_the_text_is_kept_as_it_is_and_the_words_are_looked_up_in_it(make_file, tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes(ARTICLE.encode())

    run("--file", make_file(), "--article", article)

    assert Source.objects.get().full_text == ARTICLE
    check = QuotationCheck.objects.get()
    assert ARTICLE[check.start : check.end] == "We are grateful"
    assert check.source_sha256 == digest_text(ARTICLE)


def test_a_text_that_comes_later_is_kept_once(make_file, tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes(ARTICLE.encode())
    run("--file", make_file())
    check = QuotationCheck.objects.get()
    assert Source.objects.get().full_text == ""

    assert "is kept now" in run("--file", make_file(), "--article", article)

    assert Source.objects.get().full_text == ARTICLE
    assert "is kept now" not in run("--file", make_file(), "--article", article)
    assert QuotationCheck.objects.get() == check


def test_words_that_are_elsewhere_in_the_article_are_refused(make_file):
    seed = read_seed_file(make_file(found=(3, 18)))

    with pytest.raises(BadSeedFile, match="statement thanks: the words are not where the data file says"):
        load_seed(seed, by=make_editor(), now=LOADED_AT, article_text=ARTICLE)


def test_another_text_is_not_taken_for_the_article(make_file):
    with pytest.raises(BadSeedFile, match="not that of the article"):
        load_seed(read_seed_file(make_file()), by=make_editor(), now=LOADED_AT, article_text=ARTICLE.strip())


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_is_no_text_is_refused(make_file, tmp_path, content):
    article = tmp_path / "article.txt"
    if content is not None:
        article.write_bytes(content)

    with pytest.raises(CommandError, match="cannot be read as text"):
        run("--file", make_file(), "--article", article)
