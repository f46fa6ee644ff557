"""The leak guard finds a withheld name however it is written, and never says it."""

import pytest

from incidents.publishing.leak_guard import GuardedName, find_leaks, list_texts, replace_leaks
from incidents.record.codes import OfficeRole

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


def test_a_code_is_no_text_that_somebody_typed():
    document = {"role": OfficeRole.POLICE_CHIEF, "label": "Chief"}
    assert [refusal.where for refusal in leaks(document, GuardedName.of("Testa Chief"))] == ["Incident 1: label"]


def test_a_short_full_name_run_together_is_found_as_a_whole_word_and_not_inside_others():
    name = GuardedName.of("Al Inez", cleared={"al", "inez"})
    assert leaks({"text": "photo-alinez.jpg"}, name)
    assert leaks({"text": "#InezAl"}, name)
    assert leaks({"text": "Balinezia"}, name) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Quillon De La Zwolle", "the Delazwolle family"),
        ("Pat O'Zwolle", "OZwolle was there"),
        ("Zwolle Quillon", "QuillonZwolle.jpg"),
    ],
    ids=["particles joined", "apostrophe left out", "reversed file name"],
)
def test_parts_run_together_are_found_though_every_part_is_cleared(name, text):
    cleared = {"quillon", "de", "la", "zwolle", "pat", "o"}
    assert leaks({"text": text}, GuardedName.of(name, cleared=cleared))


def test_a_middle_name_between_the_parts_of_a_full_name_hides_nothing():
    name = GuardedName.of("Quillon Young", cleared={"quillon", "young"})
    assert leaks({"text": "Quillon T. Young died."}, name)
    assert leaks({"text": "Young, Quillon"}, name)
    assert leaks({"text": "Quillon met another rather young man."}, name) == []


def test_many_names_are_looked_for_at_once():
    names = [GuardedName.of(f"Testa Zzyz{number:04}qua") for number in range(500)]
    assert leaks({"text": "Zzyz0417qua"}, *names)
    assert leaks({"text": "nothing of the kind"}, *names) == []


def test_a_guard_without_names_refuses_nothing():
    assert find_leaks({"text": "anything"}, [], where="Incident 1") == []


def test_a_text_with_the_name_is_replaced_whole_and_nothing_else_is():
    document = {"summary": "The Zzyzxqua family", "count": 3, "role": OfficeRole.MAYOR, "posts": ({"label": "Mayor"},)}

    replaced = replace_leaks(document, (NAME,), mark="[here]")

    assert replaced == document | {"summary": "[here]"}
    assert replace_leaks(document, (), mark="[here]") == document
