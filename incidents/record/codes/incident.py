"""What kind of incident it is, how incidents are related, and the circumstance of a homicide or assault."""

from incidents.record.codes.code_list import EDITORIAL, FBI_UCR, CodeList


class IncidentKind(
    CodeList,
    source=f"{EDITORIAL}, after LEOKA felonious and accidental, and ODMP causes of death",
    version="1",
):
    """What happened, in one word, as far as sources say."""

    ATTACK = (
        "attack",
        "Attack on responder",
        "A willful act by another person killed, injured or was aimed at a responder (LEOKA felonious).",
    )
    AMBUSH = (
        "ambush",
        "Ambush",
        "An attack that a source calls an ambush or a prepared trap; used only when stated.",
    )
    ACCIDENT = (
        "accident",
        "Accident",
        "Death or injury through accident or negligence while acting officially (LEOKA accidental).",
    )
    MEDICAL = "medical", "Medical event", "Heart attack, stroke or another natural cause tied to duty."
    EXPOSURE = (
        "exposure",
        "Exposure or illness",
        "Disease, toxin, or an illness from duty that came long after.",
    )
    DISASTER = "disaster", "Disaster", "Weather, collapse of a structure, natural disaster."
    TRAINING = "training", "Training", "Death or injury in training."
    OFFENSE_NO_RESPONDER_HARMED = (
        "offense_no_responder_harmed",
        "Offense, no responder harmed",
        "A crime kept on record because another incident refers to it.",
    )
    UNDETERMINED = "undetermined", "Undetermined", "Not known, or still under investigation."


class RelationKind(CodeList, source=EDITORIAL, version="1"):
    """What incident B is to incident A, in a relation from A to B."""

    EARLIER_SAME_LOCATION = (
        "earlier_same_location",
        "Earlier, same place",
        "B happened earlier at the same place.",
    )
    SAME_SERIES = "same_series", "Same series", "A source says that A and B belong to one series."
    PRECURSOR = "precursor", "Led up to this", "B led up to A."
    CONSEQUENCE = (
        "consequence",
        "Followed from this",
        "B followed from A, as a later shoot-out or arrest scene.",
    )
    PART_OF = "part_of", "Part of", "A is a part of B."
    RETALIATION = "retaliation", "Reprisal", "A source says that B was a reprisal for A."
    CONTEXTUAL = "contextual", "Mentioned together", "A source mentions B beside A, no more."
    SAME_AS = "same_as", "Same incident", "B is a duplicate of A and was merged into it."
    CANDIDATE_SAME = (
        "candidate_same",
        "Perhaps the same",
        "A guess of the importer, for review; never published.",
    )


class HomicideCircumstance(
    CodeList, source="NIBRS element 31, ucr:AggravatedAssaultHomicideFactorsCode", version=FBI_UCR
):
    """Circumstance of an aggravated assault or homicide."""

    ARGUMENT = "01", "Argument", "A quarrel between the people involved."
    ASSAULT_ON_LAW_ENFORCEMENT_OFFICERS = (
        "02",
        "Assault on law enforcement officer(s)",
        "The victim was an officer; the usual code for attacks in this record.",
    )
    DRUG_DEALING = "03", "Drug dealing", "It grew out of the trade in drugs."
    GANGLAND = "04", "Gangland (organized crime involvement)", "It grew out of organized crime."
    JUVENILE_GANG = "05", "Juvenile gang", "It grew out of a gang of juveniles."
    DOMESTIC_VIOLENCE = "06", "Domestic violence", "It grew out of violence in a family or couple."
    MERCY_KILLING = "07", "Mercy killing", "Killing meant to end suffering; homicide only."
    OTHER_FELONY_INVOLVED = "08", "Other felony involved", "It happened during another felony."
    OTHER_CIRCUMSTANCES = "09", "Other circumstances", "Known, and none of the others."
    UNKNOWN_CIRCUMSTANCES = "10", "Unknown circumstances", "The circumstance is not known."
    CRIMINAL_KILLED_BY_PRIVATE_CITIZEN = (
        "20",
        "Criminal killed by private citizen",
        "Justifiable homicide by someone who is not an officer.",
    )
    CRIMINAL_KILLED_BY_POLICE_OFFICER = (
        "21",
        "Criminal killed by police officer",
        "Justifiable homicide by an officer.",
    )
    CHILD_PLAYING_WITH_WEAPON = "30", "Child playing with weapon", "Negligent: a child handled the weapon."
    GUN_CLEANING_ACCIDENT = "31", "Gun-cleaning accident", "Negligent: the gun was being cleaned."
    HUNTING_ACCIDENT = "32", "Hunting accident", "Negligent: during a hunt."
    OTHER_NEGLIGENT_WEAPON_HANDLING = (
        "33",
        "Other negligent weapon handling",
        "Negligent: the weapon was handled carelessly in some other way.",
    )
    OTHER_NEGLIGENT_KILLINGS = "34", "Other negligent killings", "Negligent, and no weapon was handled."
