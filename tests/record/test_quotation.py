import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.record.quotation import find_nearest, find_words
from tests.record.altered_quotations import ALTERED, ARTICLE, HONEST, STATEMENTS

FEWEST_ALTERED = 120


def list_cases(corpus):
    return [pytest.param(words, id=f"{kind}: {words[:60]}") for kind, lines in corpus.items() for words in lines]


def squeeze(text):
    return " ".join(text.split())


def test_the_corpus_is_large_and_says_nothing_twice():
    altered = [words for lines in ALTERED.values() for words in lines]

    assert len(altered) == len(set(altered)) >= FEWEST_ALTERED


@pytest.mark.parametrize("words", list_cases(ALTERED))
def test_an_altered_quotation_is_refused(words):
    assert find_words(words, ARTICLE) is None


@pytest.mark.parametrize("words", list_cases(HONEST))
def test_an_honest_quotation_is_found(words):
    assert find_words(words, ARTICLE) is not None


@pytest.mark.parametrize("words", STATEMENTS)
def test_offsets_are_those_of_the_text_as_it_was_given(words):
    found = find_words(words, ARTICLE)

    assert squeeze(ARTICLE[found.start : found.end]) == words
    assert (found.is_in_marks, found.is_whole) == (True, True)


def test_offsets_count_characters_that_are_folded_away():
    text = "\ufeffA re\u00adport:  “Of\u00adﬁcers\u00a0wait…”, they said."

    found = find_words("Officers wait...", text)

    assert text[found.start : found.end] == "Of\u00adﬁcers\u00a0wait…"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["La señora Ñandú pidió «justicia»", "각하께서 말씀하셨다"])
def test_accents_are_the_same_in_one_character_and_in_two(words, form):
    text = f"Dijo: {unicodedata.normalize('NFD', words)}. Nada más."

    found = find_words(unicodedata.normalize(form, words), text)

    assert unicodedata.normalize("NFC", text[found.start : found.end]) == words
    assert find_words(words.replace("ñ", "n").replace("하", "한"), text) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("102 rounds", "10² rounds"),
        ("1/2 hour", "½ hour"),
        ("art", "a part of it"),
        ("part", "a particle"),
        ("we can", "we can’t say"),
        ("lethal force", "non-lethal force"),
        ("degrees of 5", "degrees of 5%"),
        ("5 degrees", "it was -5 degrees"),
        ("45 caliber", "a .45 caliber"),
        ("stop", "e.stop.now"),
        ("and", "and/or"),
        ("we will act.", "we will act..."),
        ("we will act..", "we will act..."),
        ("cafe", "cafe\u0301 owner"),
        ("TestvillePD", "told #TestvillePD so"),
        ("5", "5\u00a0000 people"),
        ("000 people", "15 000 people"),
        ("1 000", "some 1 000 000 people"),
        ("5", "5⁄8 of it"),
        ("10", "10⁻³ of it"),
        ("AB", "blood group AB+ was found"),
        ("$5", "it cost US$5 then"),
        ("we can", "we can\u200dnot say"),
        ("we can", "we can\u200c\u200dnot say"),
        ("He was 6' tall", 'He was 6" tall'),
        ("He was 6” tall", "He was 6’ tall"),
    ],
)
def test_words_end_where_words_of_the_text_do(words, text):
    assert find_words(words, text) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("we will act", "we will act..."),
        ("we will act", "“We said we will act”he said"),
        ("5 people", "the news—5 people were hurt"),
        ("5 people", "the news--5 people were hurt"),
        ("The officers", "The officers’ families"),
        ("by noon", "by noon\u200b."),
        ("it is over", "he said:it is over"),
        ("by noon", "by noon\u200c."),
        ("11 people died", "in 2023 11 people died"),
        ('He was 6" tall', "He was 6” tall"),
        ("“route 66”", 'He took "route 66" home'),
    ],
)
def test_words_beside_punctuation_are_found(words, text):
    assert find_words(words, text) is not None


@pytest.mark.parametrize(
    ("words", "text", "is_in_marks"),
    [
        ("a hard day", "It was a hard day, and later “a hard day” again.", True),
        ("a hard day", "It was a hard day, he said. “We mourn.”", False),
        ("We mourn.” He left. “We wait", "“We mourn.” He left. “We wait.”", False),
        ("a hard day", 'He called it "a hard day," and left.', True),
        ("a hard day", 'He said "no" and it was a hard day and "yes" followed.', False),
        ("a hard day", "He called it ‘a hard day’ and left.", True),
        ("It is so.", "“First paragraph.\n\n“Second. It is so.”", True),
        ("It is so.", "“Never closed. It is so.", False),
        ("hard day", 'a 6" pipe and a hard day ("too long")', False),
    ],
)
def test_marks_around_the_words_are_seen(words, text, is_in_marks):
    assert find_words(words, text).is_in_marks is is_in_marks


@pytest.mark.parametrize(
    ("words", "text", "is_whole"),
    [
        ("We mourn.", "“We mourn. We wait,” he said.", True),
        ("We wait", "“We mourn. We wait,” he said.", True),
        ("unanswered", "“It will not go unanswered,” he said.", False),
        ("go unanswered", "“None will go unanswered.”", False),
        ("We mourn", "We mourn\n\nPosted at noon", False),
        ("Posted at noon", "We mourn\n\nPosted at noon", True),
        ("It will", "“It will not go unanswered,” he said.", False),
        ("You killed him", "“You killed him?” he asked.", False),
        ("You killed him?", "“You killed him?” he asked.", True),
        ("Stop", "“Stop!” she said.", False),
        ("He fired", "“He fired… blanks.”", False),
        ("He fired", "“He fired... blanks.”", False),
        ("blanks.", "“He fired… blanks.”", False),
        ("He fired", "“He fired.”", True),
    ],
)
def test_whole_sentences_are_told_from_parts(words, text, is_whole):
    assert find_words(words, text).is_whole is is_whole


WORD_PLACES = [
    (statement, at) for statement in STATEMENTS for at in range(len(statement.split())) if len(statement.split()) > 1
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WORD_PLACES), st.sampled_from(["", "all", "not", "7", "The"]))
def test_no_word_can_be_dropped_or_changed(place, instead):
    statement, at = place
    words = statement.split()
    altered = " ".join([*words[:at], *([instead] if instead else []), *words[at + 1 :]])

    # Some alterations stand in the text as well, where another sentence says so.
    assert find_words(altered, ARTICLE) is None or altered in squeeze(ARTICLE)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_what_is_found_reads_as_what_was_looked_up(text, words):
    found = find_words(words, text)

    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert find_words(text[found.start : found.end], words) is not None


def test_the_nearest_place_says_which_words_agree():
    nearest = find_nearest("Officer Exampleby is 34, has served for 12 years, and did not fire her weapon.", ARTICLE)

    assert (nearest.first, nearest.last, nearest.of) == (1, 7, 15)
    assert squeeze(ARTICLE[nearest.start : nearest.end]).endswith("Officer Exampleby is 34, has served for")


def test_words_of_which_only_the_punctuation_differs_all_agree():
    nearest = find_nearest(
        "We do not know who fired; we do not know why!", "He said: We do not know who fired. we do not know why."
    )

    assert (nearest.first, nearest.last, nearest.of) == (1, 11, 11)


@pytest.mark.parametrize("text", ["", "Nothing of the kind.", "quite"])
def test_nothing_is_near_where_no_two_words_agree(text):
    assert find_nearest("quite another matter", text) is None
