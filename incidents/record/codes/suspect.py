"""A suspect's part in the incident, and how far the suspect is known."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class SuspectRole(CodeList, source=EDITORIAL, version="1"):
    """What a source says the suspect did."""

    SHOOTER = "shooter", "Shooter", "Is said to have fired."
    ASSAILANT = "assailant", "Assailant", "Is said to have attacked otherwise than with a gun."
    DRIVER = "driver", "Driver", "Is said to have driven."
    PARTICIPANT = "participant", "Participant", "Is said to have taken part; no source says how."
    ACCESSORY = "accessory", "Accessory", "Is said to have helped before or after, not at the scene."
    LOOKOUT = "lookout", "Lookout", "Is said to have kept watch."
    UNKNOWN = "unknown", "Unknown", "No source says."


class Identification(CodeList, source=EDITORIAL, version="1"):
    """How far the authorities know who the suspect is."""

    UNIDENTIFIED = "unidentified", "Not identified", "The authorities do not know who it is."
    IDENTIFIED_NOT_NAMED = "identified_not_named", "Identified, not named", "They know, and have not said."
    NAMED = "named", "Named", "Named by an official charge or warrant."
    UNKNOWN = "unknown", "Unknown", "No source says."
