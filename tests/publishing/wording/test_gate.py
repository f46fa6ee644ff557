"""What the gate reads of a document, and what it hands back."""

from incidents.publishing.wording import WordingLevel, check_wording
from incidents.publishing.wording.gate import RULES
from incidents.record.codes import EventKind, ForceCode, ProsecutionState
from incidents.record.row import Table
from incidents.record.scene import EventRecord, WeaponRecord
from tests.publishing.wording.make_document import make_case, make_day, make_document, make_status, make_suspect


def make_event(number, description):
    return EventRecord(
        number=number,
        kind=EventKind.OTHER,
        occurred=make_day(number),
        place=None,
        description=description,
        sequence=0,
        officials=(),
    )


def test_title_summary_and_every_event_are_judged_and_the_place_is_given():
    document = make_document(
        title="The killer",
        summary="A man was shot. He was murdered.",
        events=(make_event(3, "Officers arrived."), make_event(5, "The culprit left.")),
    )

    assert [
        (finding.table, finding.number, finding.field, finding.start, finding.end, finding.words, finding.level)
        for finding in check_wording(document)
    ] == [
        (Table.INCIDENT, 7, "title", 4, 10, "killer", WordingLevel.REFUSE),
        (Table.INCIDENT, 7, "summary", 23, 31, "murdered", WordingLevel.REFUSE),
        (Table.EVENT, 5, "description", 4, 11, "culprit", WordingLevel.REFUSE),
    ]


def test_labels_and_descriptions_are_warned_of_and_no_more():
    weapon = WeaponRecord(number=4, suspect=None, force_code=next(iter(ForceCode)), description="the killer’s rifle")
    document = make_document(suspects=(make_suspect(2, label="one of the murderers"),), weapons=(weapon,))

    assert [(finding.table, finding.number, finding.field, finding.level) for finding in check_wording(document)] == [
        (Table.SUSPECT, 2, "label", WordingLevel.WARN),
        (Table.WEAPON, 4, "description", WordingLevel.WARN),
    ]


def test_words_of_a_court_or_a_source_are_not_judged():
    status = make_status(1, ProsecutionState.CHARGED, charge_text="murder of a peace officer", court_text="killer")

    assert check_wording(make_document(suspects=(make_suspect(1),), case_status=(status,))) == []


def test_one_phrase_is_one_finding_and_names_what_may_be_said_instead():
    (finding,) = check_wording(make_case("none", summary="The cop killer fled."))

    assert (finding.rule, finding.words) == ("killer_noun", "cop killer")
    assert "the gunman" in finding.suggestion


def test_every_rule_has_a_name_of_its_own_a_reason_and_a_suggestion():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.reason and rule.suggestion for rule in RULES)
