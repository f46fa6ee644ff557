"""Characters that no database holds are refused by the field that holds them."""

import pytest

from incidents.publishing.checks import check_characters


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d"], ids=["NUL", "half a character"])
def test_a_text_that_cannot_be_stored_is_refused_by_its_field(text):
    (refusal,) = check_characters({"summary": "fine", "events": [{"description": text}]}, where="Incident 1")
    assert (refusal.name, refusal.where) == ("unusable_character", "Incident 1: events 1 description")


def test_every_other_character_is_fine():
    assert check_characters({"summary": "“Peña” 🕯\n\t"}, where="Incident 1") == []
