"""Excerpts are short, say where they were cut, and of one source never amount to more than a quarter."""

import pytest

from incidents.publishing.excerpts import count_published_words, trim_excerpt
from incidents.record.evidence import EXCERPT_WORDS

LONG = " ".join(f"word{number}" for number in range(1, 61))


def test_a_short_excerpt_is_published_as_it_stands():
    excerpt = trim_excerpt("at 4:30 a.m.")
    assert (excerpt.words, excerpt.cut_before, excerpt.cut_after) == ("at 4:30 a.m.", False, False)


def test_exactly_the_longest_excerpt_is_not_cut():
    words = " ".join(LONG.split()[:EXCERPT_WORDS])
    assert trim_excerpt(words).words == words


def test_a_long_excerpt_keeps_its_beginning_and_says_that_more_followed():
    excerpt = trim_excerpt(LONG)
    assert excerpt.words.split() == LONG.split()[:EXCERPT_WORDS]
    assert (excerpt.cut_before, excerpt.cut_after) == (False, True)


@pytest.mark.parametrize("operative", ["word30", "word58 word59 word60", "WORD2"])
def test_a_long_excerpt_is_cut_around_the_words_that_it_evidences(operative):
    excerpt = trim_excerpt(LONG, operative=operative)
    assert operative.casefold() in excerpt.words.casefold()
    assert len(excerpt.words.split()) == EXCERPT_WORDS
    assert excerpt.words in LONG


def test_white_space_inside_a_kept_part_stays_as_the_source_has_it():
    assert trim_excerpt("two\nlines  here").words == "two\nlines  here"


def test_repeated_and_contained_excerpts_count_once():
    assert count_published_words(["shot and killed", "was shot and killed on Friday", "shot  and\nkilled"], []) == 6


def test_words_that_stand_in_a_statement_published_whole_count_nothing():
    assert count_published_words(["mourn the loss"], ["Today, we mourn the loss of a friend."]) == 0


def test_blank_excerpts_count_nothing():
    assert count_published_words(["", "  "], []) == 0
