import pytest

from incidents.editorial.actions.merges import merge_organization
from incidents.editorial.models import Tenure
from tests.desk.forms.fields import NewOrganizations, make_form
from tests.make import NOW, make_organization, make_person, make_post, make_tenure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_organization(name="Acme Police", state="KS", abbreviation="APD")


@pytest.fixture
def two():
    return [make_organization(name=f"Bluff {kind}", state="KS") for kind in ("Fire", "Police")]


def clean(form, name="agency"):
    """What the field is cleaned to; its errors where there are any."""
    form.full_clean()
    return form.errors.get(name) or form.cleaned_data[name]


# ---------------------------------------------------------------- what is meant


@pytest.mark.parametrize("text", ["Acme Police, KS", "acme  police ks", "APD", "acm pol", "{key}"])
def test_words_alone_mean_the_row_that_they_fit(agency, two, text):
    assert clean(make_form(agency=text.format(key=f"organization:{agency.pk}"))) == agency


def test_the_key_says_which_row_is_meant_where_two_have_the_same_label(agency):
    twin = make_organization(name="Acme Police", state="KS")

    for row in (agency, twin):
        assert clean(make_form(agency=" Acme Police,  KS ", agency_key=f"organization:{row.pk}")) == row


@pytest.mark.parametrize("key", ["organization:{other}", "tenure:1", "organization:0", "organization:99999", "\0", "x"])
def test_a_key_whose_label_is_not_what_stands_in_the_input_counts_for_nothing(agency, two, key):
    assert clean(make_form(agency="Acme Police, KS", agency_key=key.format(other=two[0].pk))) == agency


def test_a_blank_input_means_no_row_even_if_a_key_is_left(agency):
    form = make_form(agency="acme", speaker="  ", speaker_key="tenure:1")

    assert clean(form, "speaker") is None
    assert clean(make_form(agency=" ", agency_key=f"organization:{agency.pk}")) == ["This field is required."]


@pytest.mark.parametrize("text", ["Cedar Police", "\0", "x" * 3000])
def test_words_that_nothing_fits_are_refused_with_what_to_do(agency, text):
    assert clean(make_form(agency=text))[0].startswith(
        "No agency or organization was found for" if text.strip("\0") else "This field is required."
    )


def test_a_row_that_another_one_continues_cannot_be_chosen(agency, two):
    merge_organization(duplicate=two[0], into=agency, by=make_user(), now=NOW)

    assert "No agency" in clean(make_form(agency="Bluff Fire, KS", agency_key=f"organization:{two[0].pk}"))[0]


# ---------------------------------------------------------------- several


def test_words_that_several_rows_have_come_back_with_those_rows_to_tick(agency, two):
    form = make_form(agency="bluff")

    assert clean(form) == [
        "“bluff” may mean: Bluff Fire, KS; Bluff Police, KS. Choose one of those below, or type more of its words."
    ]
    page = str(form["agency"])
    for row in two:
        assert f'<input type="radio" name="agency_choice" value="organization:{row.pk}">' in page
    assert 'value="bluff"' in page


def test_the_row_that_is_ticked_is_meant(agency, two):
    assert clean(make_form(agency="bluff", agency_choice=f"organization:{two[1].pk}")) == two[1]


def test_other_words_count_for_more_than_what_is_still_ticked(agency, two):
    form = make_form(agency="Acme", agency_choice=f"organization:{two[1].pk}")

    assert clean(form) == agency


def test_what_was_meant_is_shown_by_its_label_when_the_form_comes_back_for_another_reason(agency, two):
    form = make_form(agency="bluff", agency_choice=f"organization:{two[1].pk}", speaker="nobody")

    assert clean(form, "speaker")[0].startswith("No official was found for “nobody”.")
    assert clean(form) == two[1]
    page = str(form["agency"])
    assert 'value="Bluff Police, KS"' in page
    assert f'name="agency_key" value="organization:{two[1].pk}"' in page


def test_two_forms_of_a_class_do_not_share_what_is_offered(agency, two):
    clean(make_form(agency="bluff"))

    assert "agency_choice" not in str(make_form()["agency"])


# ---------------------------------------------------------------- what is shown


def test_the_row_chosen_before_is_shown_by_label_and_key(agency):
    for initial in (agency, agency.pk, str(agency.pk), f"organization:{agency.pk}"):
        page = str(make_form(initial={"agency": initial})["agency"])
        assert 'value="Acme Police, KS"' in page
        assert f'name="agency_key" value="organization:{agency.pk}"' in page


def test_what_is_typed_is_escaped():
    form = make_form(agency='<script>"&')

    assert "<script>" not in str(form["agency"])
    assert "&lt;script&gt;&quot;&amp;" in str(form["agency"])


def test_the_input_says_what_a_script_needs(agency):
    form = make_form()
    form.fields["agency"].input.new = "organization"

    page = str(form["agency"])

    for attribute in ('data-lookup="organization"', 'data-lookup-url="/admin/lookup/organization/"', "data-lookup-new"):
        assert attribute in page


# ---------------------------------------------------------------- what has changed


def test_only_another_row_is_a_change(agency, two):
    label, key = "Acme Police, KS", f"organization:{agency.pk}"
    initial = {"agency": agency.pk}
    same = (
        {"agency": label, "agency_key": key},
        {"agency": f" {label}", "agency_key": ""},
    )
    other = (
        {"agency": "Bluff Fire, KS", "agency_key": f"organization:{two[0].pk}"},
        {"agency": "Bluff Fire", "agency_key": key},
        {"agency": label, "agency_key": f"organization:{two[0].pk}"},
        {"agency": "", "agency_key": key},
        {"agency": label, "agency_key": key, "agency_choice": f"organization:{two[0].pk}"},
    )

    assert ["agency" in make_form(initial, **posted).changed_data for posted in same] == [False] * len(same)
    assert ["agency" in make_form(initial, **posted).changed_data for posted in other] == [True] * len(other)
    assert "speaker" not in make_form(initial, agency=label).changed_data


def test_a_row_that_the_page_has_loaded_costs_no_statement(django_assert_num_queries):
    tenure = make_tenure()
    row = Tenure.objects.select_related("person", "post__organization").get()
    label = str(make_form(initial={"speaker": tenure})["speaker"]).partition('value="')[2].partition('"')[0]

    form = make_form({"speaker": tenure.pk}, speaker=label, speaker_key=f"tenure:{tenure.pk}")
    form.fields["speaker"].remember(row)
    with django_assert_num_queries(0):
        assert "speaker" not in form.changed_data
        assert clean(form, "speaker") is row
        assert label in str(form["speaker"])


# ---------------------------------------------------------------- rows not saved yet


@pytest.fixture
def unsaved():
    return NewOrganizations(new1="Cedar Police", new2="Acme Police, KS")


def make_form_beside(unsaved, **posted):
    form = make_form(**posted)
    form.fields["agency"].unsaved = unsaved
    return form


def test_a_row_that_is_not_saved_yet_is_meant_by_its_key_or_its_whole_label(unsaved):
    row = unsaved.get_unsaved("organization:new1")

    assert clean(make_form_beside(unsaved, agency="Cedar Police", agency_key="organization:new1")) is row
    assert clean(make_form_beside(unsaved, agency="cedar police")) is row
    assert "No agency" in clean(make_form_beside(unsaved, agency="cedar"))[0]


def test_a_row_that_was_renamed_since_it_was_chosen_is_still_meant(unsaved):
    form = make_form_beside(unsaved, agency="Cedar Falls Police", agency_key="organization:new1")

    assert clean(form) is unsaved.get_unsaved("organization:new1")


def test_a_saved_row_and_one_that_is_not_are_both_offered_where_their_labels_are_the_same(unsaved, agency):
    form = make_form_beside(unsaved, agency="Acme Police, KS")

    assert "may mean" in clean(form)[0]
    assert [one.key for one in form.fields["agency"].input.candidates] == [
        "organization:new2", f"organization:{agency.pk}"
    ]  # fmt: skip
    chosen = make_form_beside(unsaved, agency="Acme Police, KS", agency_choice="organization:new2")
    assert clean(chosen) is unsaved.get_unsaved("organization:new2")


# ---------------------------------------------------------------- several rows


@pytest.fixture
def officials():
    return [
        make_tenure(person=make_person(full_name=name), post=make_post(label=""))
        for name in ("Ana Sampleton", "Bob Sampleton", "Cleo Testa")
    ]


def write_key(tenure):
    return f"tenure:{tenure.pk}"


def test_rows_that_are_ticked_and_one_that_is_typed_are_chosen(officials):
    ana, bob, cleo = officials

    form = make_form(officials=[write_key(ana), write_key(bob)], officials_text="cleo", agency="")
    assert clean(form, "officials") == [ana, bob, cleo]
    assert str(form["officials"]).count(" checked") == 3

    again = make_form(officials=[write_key(ana)], officials_text="ana", agency="")
    assert clean(again, "officials") == [ana]


def test_several_rows_that_are_meant_by_one_line_are_offered_to_be_ticked(officials):
    form = make_form(officials=[write_key(officials[2])], officials_text="sampleton", agency="")

    assert "may mean" in clean(form, "officials")[0]
    page = str(form["officials"])
    assert page.count('name="officials_choice"') == 2
    assert f'value="{write_key(officials[2])}" checked' in page

    ticked = make_form(officials_text="sampleton", officials_choice=write_key(officials[1]), agency="")
    assert clean(ticked, "officials") == [officials[1]]


def test_rows_chosen_before_are_boxes_and_what_is_unticked_is_taken_out(officials):
    initial = {"officials": officials[:2]}
    page = str(make_form(initial=initial)["officials"])

    assert page.count('type="checkbox"') == 2
    assert page.count(" checked") == 2
    form = make_form(initial, officials=[write_key(officials[0])], officials_text="", agency="")
    assert clean(form, "officials") == officials[:1]
    assert "officials" in form.changed_data
    same = make_form(initial, officials=[write_key(row) for row in officials[1::-1]], officials_text="", agency="")
    assert "officials" not in same.changed_data


@pytest.mark.parametrize("key", ["tenure:99999", "organization:1", "x", "tenure:new7"])
def test_a_row_that_is_gone_is_refused(officials, key):
    assert "does not exist any more" in clean(make_form(officials=[key], agency=""), "officials")[0]
