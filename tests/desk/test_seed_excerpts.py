"""The committed words of the article: few, verbatim, and each where the ledger says that the fact is evidenced."""

import hashlib

import pytest

from incidents.desk.seed.data_file import OAKLAND_2023, read_seed_file
from incidents.publishing.excerpts import SHARE_OF_SOURCE, count_published_words, count_words
from incidents.record.codes import StatementMode
from incidents.record.evidence import EXCERPT_WORDS
from incidents.record.row import Table
from tests.seed_material import get_article_path, read_article

SEED = read_seed_file()
EXCERPTS = sorted(set(SEED.list_excerpts()))
STATEMENTS = SEED.list_statements()
WORDS_OF_SORROW_AND_SENSATION = ("slain", "gunned", "rushed", "hero", "tragedy", "tragic", "murder", "senseless")


@pytest.mark.parametrize("words", [*EXCERPTS, *STATEMENTS])
def test_words_of_the_article_are_verbatim(words):
    assert words in read_article()


@pytest.mark.parametrize("excerpt", EXCERPTS)
def test_an_excerpt_is_short(excerpt):
    assert count_words(excerpt) <= EXCERPT_WORDS


def test_all_excerpts_together_are_at_most_a_quarter_of_the_article():
    used = count_published_words(EXCERPTS, statements=STATEMENTS)

    assert used * SHARE_OF_SOURCE <= count_words(read_article())


def test_length_and_digest_are_those_of_the_article():
    source = next(row for row in SEED.rows[Table.SOURCE] if row.key == SEED.article.source)

    assert source.set["word_count"] == count_words(read_article())
    assert source.set["content_sha256"] == hashlib.sha256(get_article_path().read_bytes()).hexdigest()


def test_the_data_file_holds_no_other_run_of_the_article():
    """Descriptions and summaries are our own: no seven words in a row are the article's beyond what is quoted."""
    article = read_article().split()
    committed = " ".join(OAKLAND_2023.read_text(encoding="utf-8").replace("\\\n", " ").split())
    quoted = [*EXCERPTS, *STATEMENTS, *_list_values_in_the_words_of_the_article()]
    runs = {" ".join(article[start : start + 7]) for start in range(len(article) - 6)}

    copied = {run for run in runs if run in committed and not any(run in words for words in quoted)}

    assert copied == set()


def _list_values_in_the_words_of_the_article():
    in_its_words = {"damage_text", "service_text", "count_text"}
    return [fact.value for _, row in SEED.iterate_rows() for fact in row.facts if fact.field in in_its_words]


def test_our_own_words_are_calm():
    own = [
        value
        for _, row in SEED.iterate_rows()
        for field, value in (*row.set.items(), *((fact.field, fact.value) for fact in row.facts))
        if field in {"title", "summary", "description", "note", "label"}
    ]

    loud = [(word, text) for word in WORDS_OF_SORROW_AND_SENSATION for text in own if word in text.casefold()]

    assert own
    assert loud == []


def test_reported_speech_has_no_quotation_marks():
    indirect = [row for row in SEED.rows[Table.STATEMENT] if row.set["mode"] == StatementMode.INDIRECT]

    assert indirect
    assert all(f"“{row.set['text']}" not in read_article() for row in indirect)
