"""Ways to break the constraints of places, organizations, people and their offices."""

import datetime as dt

from incidents.editorial.models import Post
from tests import make
from tests.editorial.models.case import Case, build_person, make_merger_cases, make_pair_case

PLACES = [
    Case(
        "place_latitude_and_longitude_together",
        make.make_place,
        {"latitude": 9, "longitude": None},
        {"latitude": 9, "longitude": -100},
    ),
    Case(
        "place_latitude_and_longitude_together",
        make.make_place,
        {"latitude": "90.000001", "longitude": 0},
        {"latitude": 90, "longitude": 180},
    ),
    Case("place_timezone_given", make.make_place, {"timezone": ""}, {"timezone": "America/Adak"}),
    make_pair_case("place", make.make_place),
]
BODIES_AND_PEOPLE = [
    Case("organization_name_given", make.make_organization, {"name": ""}, {"name": "T"}),
    Case(
        "organization_is_not_its_own_parent",
        make.make_organization,
        lambda row: {"parent": row},
        lambda _row: {"parent": make.make_organization()},
    ),
    *make_merger_cases("organization", make.make_organization),
    make_pair_case("organization", make.make_organization),
    Case(
        "post_is_entered_once",
        lambda: Post.objects.create(organization=make.make_post().organization, role="mayor"),
        {"role": "police_chief", "label": "Chief of Police"},
        {"role": "police_chief", "label": "Acting Chief of Police"},
    ),
    Case("post_other_role_has_a_label", make.make_post, {"role": "other", "label": ""}, {"role": "other"}),
    make_pair_case("post", make.make_post),
    Case(
        "person_has_a_name_only_when_released",
        make.make_withheld_person,
        {"nickname": "T"},
        {"nickname": "T", "full_name": "T. Sampleton", "name_status": "released", "withheld_reason": ""},
    ),
    *(
        Case("person_has_a_name_only_when_released", build_person(), {"name_status": status}, {"suffix": "Jr."})
        for status in ("withheld", "not_stated", "unknown")
    ),
    Case("person_released_has_a_full_name", make.make_person, {"full_name": ""}, {"full_name": "T"}),
    Case(
        "person_reason_only_when_withheld",
        lambda: make.make_person(name_status="not_stated"),
        {"withheld_reason": "juvenile"},
        {"withheld_reason": "juvenile", "name_status": "withheld"},
    ),
    Case(
        "person_release_time_only_when_released",
        make.make_withheld_person,
        {"name_released_precision": "unknown"},
        {"name_status": "released", "full_name": "T", "withheld_reason": "", "name_released_precision": "unknown"},
    ),
    *make_merger_cases("person", make.make_withheld_person),
    make_pair_case("person", make.make_person),
    Case(
        "tenure_ends_after_it_starts",
        make.make_tenure,
        {
            "start_from": dt.date(2023, 5, 2),
            "start_to": dt.date(2023, 5, 2),
            "start_precision": "day",
            "end_from": dt.date(2023, 5, 1),
            "end_to": dt.date(2023, 5, 1),
            "end_precision": "day",
        },
        {
            "start_from": dt.date(2023, 5, 2),
            "start_to": dt.date(2023, 5, 2),
            "start_precision": "day",
            "end_from": dt.date(2023, 5, 2),
            "end_to": dt.date(2023, 5, 2),
            "end_precision": "day",
        },
    ),
    make_pair_case("tenure", make.make_tenure),
]
