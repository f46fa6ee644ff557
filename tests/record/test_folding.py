"""Two ways of writing a word fold to one."""

import pytest

from incidents.record.folding import fold_text, list_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("PEÑA", "pena"),
        ("ﬁre", "fire"),
        ("Straße", "strasse"),
        ("so\u00adft", "soft"),
        ("İ", "i"),
        ("Ｗｉｄｅ", "wide"),
    ],
)
def test_case_accents_ligatures_width_and_invisible_characters_are_folded_away(text, folded):
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đặng", "Dang"),
        ("Søren", "Soren"),
        ("Łuk", "Luk"),
        ("Ħal", "Hal"),
        ("Işık", "Isik"),
        ("Ægir", "Aegir"),
        ("Œuvre", "Oeuvre"),
        ("Þór", "Thor"),
        ("Guðrún", "Gudrun"),
        ("Iŋa", "Ina"),
        ("Ɖevi", "Devi"),
        ("Ǿ", "O"),
        ("Ǽ", "AE"),
        ("o\u0338", "o"),
    ],
)
def test_letters_that_do_not_decompose_fold_as_they_are_written_without_them(text, plain):
    assert fold_text(text) == fold_text(plain) == plain.casefold()


def test_words_are_runs_of_letters_and_digits():
    assert list_words("O’Brien-Smith, 4:30 a.m. (No_2)") == ["o", "brien", "smith", "4", "30", "a", "m", "no", "2"]
