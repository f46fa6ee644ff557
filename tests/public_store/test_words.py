import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.public_store.words import LONGEST_WORD, MOST_QUERY_WORDS, list_query_words, list_text_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4:30 a.m.", ["430", "4", "30", "am", "a", "m"]),
        ("I-880", ["i880", "i", "880"]),
        ("O'Sample and O\u2019Sample", ["osample", "o", "sample", "and", "osample", "o", "sample"]),
        ("1,200 people, then more", ["1200", "1", "200", "people", "then", "more"]),
        ("Núñez STRASSE Straße", ["nunez", "strasse", "strasse"]),
        ("Đặng Søren Łuk", ["dang", "soren", "luk"]),
        ("\ufb01re \u2167 \uff21", ["fire", "viii", "a"]),
        ("co\u00adop co\u200bop", ["coop", "coop"]),
        ("one -- two...three", ["one", "two", "three"]),
        ("nul\0byte", ["nul", "byte"]),
        ("!?* ()", []),
        ("", []),
    ],
)
def test_a_text_is_found_under_its_joined_words_and_their_parts(text, words):
    assert list_text_words(text) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("4:30 a.m.", ["430", "am"]),
        ("I-880", ["i880"]),
        ("officer Officer OFFICER", ["officer"]),
        ('a" OR b) NOT*', ["a", "or", "b", "not"]),
        ("\0", []),
    ],
)
def test_a_query_looks_for_joined_words_once_each(query, words):
    assert list_query_words(query) == words


def test_very_long_words_and_queries_are_cut():
    assert list_text_words("x" * 500) == list_query_words("x" * 500) == ["x" * LONGEST_WORD]
    assert len(list_query_words(" ".join(f"word{n}" for n in range(100)))) == MOST_QUERY_WORDS


@given(st.text())
def test_every_text_is_found_by_itself(text):
    assert set(list_query_words(text)) <= set(list_text_words(text))


@given(st.text())
def test_words_are_letters_and_digits_alone(text):
    assert all(word.replace("_", "").isalnum() for word in list_text_words(text))
    assert not any("_" in word for word in list_text_words(text))


@given(st.text())
def test_upper_case_and_other_normal_forms_find_the_same(text):
    wanted = set(list_query_words(text))

    assert set(list_query_words(unicodedata.normalize("NFD", text))) == wanted
    assert set(list_query_words(unicodedata.normalize("NFC", text))) == wanted
