"""Long texts are compared word by word, and neither version loses a word."""

from hypothesis import given
from hypothesis import strategies as st

from incidents.publishing.difference.shapes import ChangeKind
from incidents.publishing.difference.texts import LONGEST_TEXT, mark_words

WORDS = st.lists(st.sampled_from(["officer", "shot", "and", "the", "killed.", "A", "second"]), max_size=25)


def read(pieces, without):
    return " ".join(piece.text for piece in pieces if piece.kind is not without).split()


@given(WORDS, WORDS)
def test_each_version_can_be_read_out_of_the_pieces(old, new):
    pieces = mark_words(" ".join(old), " ".join(new))

    if pieces:
        assert read(pieces, ChangeKind.ADDED) == old
        assert read(pieces, ChangeKind.REMOVED) == new
        assert all(piece.text.strip() for piece in pieces)


def test_what_went_stands_before_what_came():
    pieces = mark_words("The officer was shot at 4:30 a.m. on Friday.", "The officer was shot before dawn on Friday.")

    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("The officer was shot", None),
        ("at 4:30 a.m.", ChangeKind.REMOVED),
        ("before dawn", ChangeKind.ADDED),
        ("on Friday.", None),
    ]


def test_short_texts_and_texts_with_little_in_common_stand_side_by_side():
    assert mark_words("an officer", "the officer") == ()
    assert mark_words("", "An officer was shot on Friday morning.") == ()
    assert mark_words("An officer was shot on Friday morning.", "Nobody has yet been arrested for it.") == ()


def test_texts_of_a_book_are_not_compared_word_by_word():
    text = "word " * (LONGEST_TEXT // 2 + 1)

    assert mark_words(text, text + "more") == ()
