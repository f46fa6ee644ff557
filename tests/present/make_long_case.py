"""A case that went on: several days, several responders, released names, charges and what became of them. Invented."""

import datetime as dt
from typing import Any

from incidents.record.codes import Precision
from incidents.record.documents import IncidentRecord
from incidents.record.moment import Moment
from incidents.record.row import Table
from tests.present import make_rows as make
from tests.present.make_incident import make_incident

LONG_NAME = "Maximiliana-Guadalupe Exampleson-Fernández de la Sampleton Jr."
NEXT_DAY = dt.date(2023, 12, 30)
LATER = dt.date(2024, 3, 4)


def at(day: dt.date, clock: str) -> Moment:
    """The minute of a local clock time on any day."""
    return Moment.at_minute(dt.datetime.combine(day, dt.time.fromisoformat(clock), tzinfo=make.ZONE))


def make_long_case(number: int = 1, **changes: Any) -> IncidentRecord:
    """
    Three responders and a dog over three days; four charges: dismissed, acquitted, convicted, pending.

    One claim was replaced, one is disputed, and one status was replaced by a later report.
    """
    members = {
        "title": "Two officers and a deputy shot at a traffic stop near the county line of Sample and Example Counties",
        "people": (
            make.make_person(1, LONG_NAME, name_released=at(NEXT_DAY, "09:00")),
            make.make_person(2, "Testa Sampleton"),
            make.make_person(3, withheld_reason="agency_policy"),
            make.make_person(4, "Suspecta Exampleson"),
        ),
        "responders": (
            make.make_responder(1, rank_text="sergeant", age=41),
            make.make_responder(
                2, person=3, outcome="injured_serious", died=None, eow=None, cause_of_death=None, manner=None
            ),
            make.make_responder(
                3, person=None, label="the dog Bolt", species="canine", outcome="killed", died=None, eow=None
            ),
            make.make_responder(
                4, person=None, label="", rank_text="deputies", is_group=True, count=6, count_text="half a dozen",
                outcome="uninjured", died=None, eow=None, cause_of_death=None, manner=None,
            ),
        ),
        "suspects": (make.make_suspect(1, "driver", person=4, identification="named"), make.make_suspect_group(2)),
        "charges": (
            make.make_charge(1, offense_text="Murder of a peace officer", statute="PC 190.2(a)(7)", counts=1,
                             court_text="Superior Court, Sample County", filed=None),
            make.make_charge(2, offense_text="Attempted murder", statute="PC 664/187"),
            make.make_charge(3, offense_text="Felon in possession of a firearm"),
            make.make_charge(4, offense_text="Evading a peace officer"),
        ),
        "case_status": (
            make.make_case_status(1, "apprehension", "at_large", suspect=1),
            make.make_case_status(2, "apprehension", "arrested", suspect=1, supersedes=1, reported=make.on(NEXT_DAY)),
            make.make_case_status(3, "prosecution", "charged", suspect=1, charge=1, reported=make.on(NEXT_DAY)),
            make.make_case_status(4, "prosecution", "dismissed", suspect=1, charge=1, reported=make.on(LATER)),
            make.make_case_status(5, "prosecution", "acquitted", suspect=1, charge=2, reported=make.on(LATER)),
            make.make_case_status(6, "prosecution", "convicted", suspect=1, charge=3, reported=make.on(LATER)),
            make.make_case_status(7, "investigation", "cleared_by_arrest", reported=make.on(NEXT_DAY)),
        ),
        "events": (
            make.make_event(1, "offense", at(make.DAY, "22:05"), description="A car failed to stop."),
            make.make_event(2, "shots_fired", at(make.DAY, "22:11"), description="Shots were fired at three people."),
            make.make_event(3, "transport", Moment.between(_instant(make.DAY, "22:11"), _instant(make.DAY, "23:30")),
                            description="Two of them were taken to a hospital."),
            make.make_event(4, "death", at(NEXT_DAY, "03:02"), description="The sergeant died."),
            make.make_event(5, "arrest", Moment.after(_instant(NEXT_DAY, "11:00")), description="An arrest was made."),
            make.make_event(6, "news_conference", at(NEXT_DAY, "15:00"), officials=(1,)),
            make.make_event(7, "other", make.on(LATER), description="Two of the charges came to an end."),
            make.make_event(8, "other", Moment(earliest=_instant(dt.date(2024, 4, 1), "00:00"),
                            latest=_instant(dt.date(2024, 5, 1), "00:00"), precision=Precision.MONTH)),
        ),
        "statements": (
            make.make_statement(
                1, "Nuestra compañera murió sirviendo a esta ciudad. No la olvidaremos.", channel="news_conference"
            ),
            make.make_statement(2, "a terrible night", mode="partial", speaker_tenure=1, speaker_organization=None),
            make.make_statement(
                3, "said that the search had ended", mode="indirect", speaker_tenure=1, speaker_organization=None,
            ),
        ),
        "sources": (make.make_source(), make.make_source(2, publisher=None, title="Docket", kind="court_record")),
        "assertions": (
            make.make_assertion(1, Table.PERSON, 1, "full_name", LONG_NAME, source=2),
            make.make_assertion(2, Table.RESPONDER, 1, "outcome", "killed", attributed_tenure=1),
            make.make_assertion(3, Table.RESPONDER, 1, "attire", "undercover"),
            make.make_assertion(4, Table.RESPONDER, 1, "attire", "plainclothes", source=2, directness="implied"),
            make.make_assertion(5, Table.RESPONDER, 1, "age", "40"),
            make.make_assertion(6, Table.RESPONDER, 1, "age", "41", supersedes=5, reported=make.on(NEXT_DAY)),
            make.make_assertion(7, Table.CHARGE, 1, "offense_text", "Murder of a peace officer", source=2),
            make.make_assertion(8, Table.CHARGE, 2, "counts", "2", source=2),
            make.make_assertion(9, Table.PERSON, 4, "full_name", "Suspecta Exampleson", source=2),
            make.make_assertion(10, Table.EVENT, 4, "occurred", "", stance="disputes", attribution_text="a witness"),
            make.make_assertion(11, Table.EVENT, 4, "occurred", ""),
        ),
    }  # fmt: skip
    return make_incident(number, **(members | changes))


def _instant(day: dt.date, clock: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), tzinfo=make.ZONE)
