"""Whose words are judged: never a quotation's, always the record's own, however they are typed."""

import pytest

from incidents.publishing.wording import check_wording
from tests.publishing.wording.make_document import make_case

PAIRS = ['"{}"', "“{}”", "„{}“", "«{}»", "« {} »", "‘{}’", "'{}'", "“He said ‘{}’ twice”", "‘He said “{}” twice’"]
QUOTED = [
    "It rained.",
    "He murdered her, the killer!",
    "el asesino",
    "police said",
    "the officers’ murderer didn't run, did he?",
    "not the",
    "charged with",
    "",
]


def find(text, standing="none"):
    return [(finding.words, finding.level.value) for finding in check_wording(make_case(standing, summary=text))]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "around", ["The chief said: {}", "{}, said the chief.", "After {} the killer fled.", "It was {} murder of a man."]
)
def test_what_stands_between_quotation_marks_changes_nothing(pair, around):
    words = [quoted for quoted in QUOTED if quoted]

    assert len({str(find(around.format(pair.format(quoted)))) for quoted in words}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a hard day and left. The killer ran.",
        'He called it "a hard day and left. The killer ran.',
        "He called it «a hard day and left. The killer ran.",
        "He called it ‘a hard day and left. The killer ran.",
        "He called it 'a hard day and left. The killer ran.",
        "He called it “a hard day.\n\nThe killer ran. “No more,” he said.",
        "He called it “a hard day. The killer ran. He said “no.”",
        'He called it "a hard day. The killer ran. He said "no."',
        "A man 6' 2\" tall. The killer ran. A board of 4' 1\" fell.",
        "In the ’90s and the '80s the killer lived in the officers’ street.",
        "The officers' friends saw the killer at the neighbors' house.",
    ],
)
def test_a_mark_that_nothing_closes_hides_nothing(text):
    assert [words for words, _ in find(text)] == ["killer"]


def test_a_possessive_does_not_end_a_quotation_that_ends_later():
    assert find("The chief said: ‘The officers’ killer will be found,’ and left.") == []
    assert find("The chief said: ‘We know the boys’ and left with the killer.") == [("killer", "refuse")]


def test_a_voice_speaks_for_its_sentence_and_not_for_the_next():
    assert find("Police said he was murdered.") == [("murdered", "warn")]
    assert find("Police said he was brave. He was murdered.") == [("murdered", "refuse")]
    assert find("Police said: “He was brave.” Deputy Mocke was murdered.") == [("murdered", "refuse")]
    assert find("Police said Lt. Mocke and Sgt. T. Sampleton were murdered.") == [("murdered", "warn")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ｔｈｅ ｋｉｌｌｅｒ fled", "ｋｉｌｌｅｒ"),
        ("the kil\u00adler fled", "kil\u00adler"),
        ("the cop\u2011killer fled", "cop\u2011killer"),
        ("the cop\u00a0killer fled", "cop\u00a0killer"),
        ("the cop\n  killer fled", "cop\n  killer"),
        ("the murderer’s car", "murderer"),
        ("the murderer's car", "murderer"),
        ("Sampleton ASESINÓ al agente", "ASESINÓ"),
        ("Sampleton asesino\u0301 al agente", "asesino"),
        ("le meurtre — the ﬁrst — murder", "murder"),
    ],
)
def test_typography_hides_nothing_and_the_words_are_given_as_they_stand(text, words):
    (finding,) = check_wording(make_case("none", summary=text))

    assert finding.words == text[finding.start : finding.end] == words


@pytest.mark.parametrize(
    "piece",
    [
        "the killer ",
        "officers' ",
        "'a \"b “c «d ",
        "charged with the ",
        "He murdered. ",
        "...",
        " \n",
        "’s ",
        "executed the ",
    ],
)
def test_a_long_text_is_read_to_its_end(piece):
    text = f"{piece * (8_000 // len(piece))}\n\nThe assassin ran."

    assert find(text)[-1] == ("assassin", "refuse")
