"""The steps of an incident's timeline."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class EventKind(CodeList, source=EDITORIAL, version="1"):
    """What one step of the timeline is."""

    OFFENSE = "offense", "Offense", "The crime that the responders were called to, or that began it."
    CALL = "call", "Call", "Somebody called for help."
    DISPATCH = "dispatch", "Dispatch", "Responders were sent."
    RESPONSE = "response", "Response", "Responders set out or were on their way."
    ON_SCENE = "on_scene", "On scene", "Responders arrived."
    CLEARED_SCENE = (
        "cleared_scene",
        "Left the scene",
        "Responders left; says nothing about clearing the case.",
    )
    SHOTS_FIRED = "shots_fired", "Shots fired", "Anyone fired a gun."
    INJURY = "injury", "Injury", "Somebody was hurt."
    FLIGHT = "flight", "Flight", "A suspect fled."
    PURSUIT = "pursuit", "Pursuit", "Responders followed a fleeing suspect."
    TRANSPORT = "transport", "Transport", "Somebody was taken to a hospital or elsewhere."
    HOSPITAL_ARRIVAL = "hospital_arrival", "Arrival at hospital", "Somebody reached a hospital."
    DEATH = "death", "Death", "Somebody died or was pronounced dead."
    NOTIFICATION = "notification", "Family told", "The next of kin were told."
    NAME_WITHHELD = "name_withheld", "Name withheld", "Officials said that a name would be withheld."
    NAME_RELEASED = "name_released", "Name released", "A name was made public."
    NEWS_CONFERENCE = "news_conference", "News conference", "Officials met the press."
    STATEMENT = "statement", "Statement", "A statement was made elsewhere than at a news conference."
    SEARCH = "search", "Search", "Responders looked for a suspect or for evidence."
    WARRANT = "warrant", "Warrant", "A warrant was issued or served."
    ARREST = "arrest", "Arrest", "A suspect was taken into custody."
    CHARGE = "charge", "Charge", "Charges were filed."
    COURT = "court", "Court", "A hearing, plea, verdict or sentence."
    MEMORIAL = "memorial", "Memorial", "A vigil, funeral, dedication or other remembrance."
    CORRECTION = "correction", "Correction", "A source corrected what it had reported."
    OTHER = "other", "Other", "None of the others; the description says what."
