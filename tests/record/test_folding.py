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


def test_words_are_runs_of_letters_and_digits():
    assert list_words("O’Brien-Smith, 4:30 a.m. (No_2)") == ["o", "brien", "smith", "4", "30", "a", "m", "no", "2"]
