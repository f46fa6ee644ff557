"""The leak guard finds a withheld name however it is written, and never says it."""

import pytest

from incidents.publishing.leak_guard import GuardedName, find_leaks, list_texts

NAME = GuardedName.of("Testa Q. Zzyzxqua Jr.")


def leaks(document, *names):
    return find_leaks(document, names or (NAME,), where="Incident 1")


@pytest.mark.parametrize(
    "text",
    [
        "Officer Testa Q. Zzyzxqua was shot.",
        "ZZYZXQUA, TESTA Q.",
        "Tésta Q Zzyzxquä",
        "https://news.example/2024/testa-q-zzyzxqua-shot.html",
        "https://news.example/?q=Testa%20Q.%20Zzyzxqua",
        "photo_TestaQZzyzxqua_2.jpg",
        "@testaqzzyzxqua",
        "the Zzyzxqua family",
        "Ｔｅｓｔａ Ｑ Ｚｚｙｚｘｑｕａ",
        "Testa Zzyz\u200bx\u00adqua",
    ],
    ids=[
        "sentence",
        "reversed",
        "accents",
        "address",
        "percent-encoded",
        "file name",
        "handle",
        "family name",
        "wide",
        "invisible characters",
    ],
)
def test_every_way_of_writing_the_name_is_found(text):
    assert [refusal.where for refusal in leaks({"statements": [{"text": text}]})] == ["Incident 1: statements 1 text"]


@pytest.mark.parametrize("text", ["Officer Q was there", "attesta", "the testament", "Jr.", "", "q"])
def test_initials_generations_and_parts_of_other_words_are_no_leak(text):
    assert leaks({"summary": text}) == []


def test_a_part_that_is_an_ordinary_word_refuses_until_it_is_cleared():
    name, cleared = GuardedName.of("Quillon Young"), GuardedName.of("Quillon Young", cleared={"young"})
    document = {"text": "The death of this young officer is inexcusable."}
    assert leaks(document, name)
    assert leaks(document, cleared) == []


def test_clearing_a_part_never_clears_the_full_name():
    cleared = GuardedName.of("Quillon Young", cleared={"young", "quillon"})
    assert leaks({"text": "Quillon Young died."}, cleared)


def test_a_refusal_names_the_field_and_never_the_name():
    (refusal,) = leaks({"sources": [{"title": "x"}, {"url": "https://x.example/zzyzxqua"}]})
    assert refusal.where == "Incident 1: sources 2 url"
    assert refusal.name == "sealed_name"
    assert "zzyzxqua" not in str(refusal).casefold()


def test_a_guarded_name_does_not_show_itself():
    assert "zzyzxqua" not in repr(NAME).casefold()


def test_keys_and_numbers_are_not_texts_but_every_string_is():
    texts = list(list_texts({"a": ["x", {"b": "y"}], "n": 3, "none": None, "c": True}))
    assert texts == [("a 1", "x"), ("a 2 b", "y")]


def test_a_short_full_name_is_not_looked_for_inside_other_words():
    assert leaks({"text": "Balinese"}, GuardedName.of("Al Ine")) == []
