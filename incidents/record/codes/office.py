"""Public offices, and in what capacity somebody holds one."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class OfficeRole(CodeList, source=EDITORIAL, version="1"):
    """What the office is. The words used for it stay in the label of the post."""

    MAYOR = "mayor", "Mayor", "Head of a city or town."
    GOVERNOR = "governor", "Governor", "Head of a state or territory."
    PRESIDENT = "president", "President", "President of the United States."
    COUNCIL_MEMBER = "council_member", "Council member", "Member of a city council or county board."
    CITY_ADMINISTRATOR = "city_administrator", "City administrator", "Appointed manager of a city."
    COUNTY_EXECUTIVE = "county_executive", "County executive", "Head of a county."
    POLICE_CHIEF = "police_chief", "Police chief", "Head of a police department."
    SHERIFF = "sheriff", "Sheriff", "Head of a sheriff's office."
    POLICE_COMMISSIONER = (
        "police_commissioner",
        "Police commissioner",
        "Head of, or overseer of, a police department.",
    )
    PUBLIC_SAFETY_DIRECTOR = "public_safety_director", "Public safety director", "Head over police and fire."
    FIRE_CHIEF = "fire_chief", "Fire chief", "Head of a fire department."
    CORRECTIONS_DIRECTOR = "corrections_director", "Corrections director", "Head of a prison system or jail."
    DISTRICT_ATTORNEY = "district_attorney", "District attorney", "Local prosecutor, whatever the title."
    STATE_ATTORNEY_GENERAL = (
        "state_attorney_general",
        "State attorney general",
        "Chief law officer of a state.",
    )
    US_ATTORNEY = "us_attorney", "United States attorney", "Federal prosecutor of a district."
    SPECIAL_AGENT_IN_CHARGE = (
        "special_agent_in_charge",
        "Special agent in charge",
        "Head of a federal field office.",
    )
    MEDICAL_EXAMINER = "medical_examiner", "Medical examiner", "Medical examiner or coroner."
    JUDGE = "judge", "Judge", "Judge or magistrate."
    PUBLIC_INFORMATION_OFFICER = (
        "public_information_officer",
        "Public information officer",
        "Speaks for an agency.",
    )
    UNION_PRESIDENT = "union_president", "Union president", "Head of a responders' union."
    OTHER = "other", "Other", "None of the others; the label of the post says what."


class Capacity(CodeList, source=EDITORIAL, version="1"):
    """In what capacity the office is held."""

    SUBSTANTIVE = "substantive", "In office", "Holds the office in full."
    INTERIM = "interim", "Interim", "Holds it until a successor is found."
    ACTING = "acting", "Acting", "Does its work in another's place."
    ELECT = "elect", "Elect", "Chosen, and not yet in office."
    FORMER = "former", "Former", "A source names the office as one held before."
    UNKNOWN = "unknown", "Unknown", "No source says."
