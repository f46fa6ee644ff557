import pytest

from incidents.editorial.actions import merges
from incidents.editorial.models import Person, State
from incidents.record.codes import NameStatus
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

KINDS = {
    "incident": (make.make_incident, merges.merge_incident),
    "organization": (make.make_organization, merges.merge_organization),
    "person": (make.make_person, merges.merge_person),
}


@pytest.fixture(params=KINDS)
def kind(request):
    return KINDS[request.param]


def test_a_merged_record_points_to_the_one_that_continues_it(kind):
    build, merge = kind
    duplicate, into, editor = build(), build(), make.make_user()

    merge(duplicate=duplicate, into=into, by=editor, now=NOW)

    duplicate.refresh_from_db()
    assert (duplicate.merged_into, duplicate.merged_at, duplicate.merged_by) == (into, NOW, editor)


def test_a_merged_incident_is_in_the_state_merged_and_keeps_its_rows():
    duplicate, into = make.make_incident(), make.make_incident()
    responder = make.make_responder(incident=duplicate)

    merges.merge_incident(duplicate=duplicate, into=into, by=make.make_user(), now=NOW)

    responder.refresh_from_db()
    assert duplicate.state == State.MERGED
    assert responder.incident == duplicate


def test_mergers_make_no_circle_and_no_chain_into_a_merged_record(kind):
    build, merge = kind
    first, second, third = build(), build(), build()
    how = {"by": make.make_user(), "now": NOW}
    merge(duplicate=first, into=second, **how)

    with pytest.raises(merges.CannotMerge, match="into itself"):
        merge(duplicate=second, into=second, **how)
    with pytest.raises(merges.CannotMerge, match=f"already merged into {second.pk}"):
        merge(duplicate=first, into=third, **how)
    with pytest.raises(merges.CannotMerge, match=f"itself merged into {second.pk}"):
        merge(duplicate=third, into=first, **how)
    with pytest.raises(merges.CannotMerge, match="itself merged"):
        merge(duplicate=second, into=first, **how)


def test_a_record_that_others_were_merged_into_may_be_merged_itself(kind):
    build, merge = kind
    first, second, third = build(), build(), build()
    how = {"by": make.make_user(), "now": NOW}
    merge(duplicate=first, into=second, **how)

    merge(duplicate=second, into=third, **how)

    assert first.merged_into.merged_into == third


def test_an_organization_is_not_merged_with_a_part_of_itself():
    top = make.make_organization()
    bureau = make.make_organization(parent=make.make_organization(parent=top))

    for duplicate, into in ((bureau, top), (top, bureau)):
        with pytest.raises(merges.CannotMerge, match="a part of the other"):
            merges.merge_organization(duplicate=duplicate, into=into, by=make.make_user(), now=NOW)


def test_a_merger_makes_no_withheld_name_public():
    withheld, released = make.make_withheld_person(), make.make_person()

    for duplicate, into in ((withheld, released), (released, withheld)):
        with pytest.raises(merges.CannotMerge, match="release the name first") as refusal:
            merges.merge_person(duplicate=duplicate, into=into, by=make.make_user(), now=NOW)
        assert "Testa" not in str(refusal.value)


def test_people_loaded_before_a_release_are_judged_by_what_their_names_are_now():
    user = make.make_user()
    for released_meanwhile in ("duplicate", "into"):
        people = {"duplicate": make.make_withheld_person(), "into": make.make_withheld_person()}
        Person.objects.filter(pk=people[released_meanwhile].pk).update(
            name_status="released", withheld_reason="", full_name=make.INVENTED_NAME
        )

        with pytest.raises(merges.CannotMerge, match="release the name first"):
            merges.merge_person(**people, by=user, now=NOW)

        assert not Person.objects.filter(merged_into__isnull=False).exists()
        assert people["duplicate"].merged_into is None


def test_an_organization_loaded_before_it_became_a_part_is_not_merged_with_the_whole():
    top, bureau = make.make_organization(), make.make_organization()
    type(bureau).objects.filter(pk=bureau.pk).update(parent=top)

    for duplicate, into in ((bureau, top), (top, bureau)):
        with pytest.raises(merges.CannotMerge, match="a part of the other"):
            merges.merge_organization(duplicate=duplicate, into=into, by=make.make_user(), now=NOW)


def test_a_merger_keeps_what_was_written_meanwhile_and_shows_on_the_callers_duplicate(kind):
    build, merge = kind
    duplicate, into, editor = build(), build(), make.make_user()
    column = "title" if hasattr(duplicate, "title") else "name" if hasattr(duplicate, "name") else "editor_notes"
    type(duplicate).objects.filter(pk=duplicate.pk).update(**{column: "written meanwhile"})

    merge(duplicate=duplicate, into=into, by=editor, now=NOW)

    stored = type(duplicate).objects.get(pk=duplicate.pk)
    assert getattr(stored, column) == "written meanwhile"
    assert (duplicate.merged_into, duplicate.merged_at, duplicate.merged_by) == (into, NOW, editor)
    assert duplicate.updated_at == stored.updated_at
    assert getattr(duplicate, "state", None) == getattr(stored, "state", None)


def test_a_person_without_a_stated_name_is_merged_into_a_named_one():
    nobody = make.make_person(name_status=NameStatus.NOT_STATED)

    merges.merge_person(duplicate=nobody, into=make.make_person(), by=make.make_user(), now=NOW)

    assert nobody.merged_into is not None
