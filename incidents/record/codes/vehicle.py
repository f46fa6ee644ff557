"""Vehicles that figure in an incident."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class VehicleRole(CodeList, source=EDITORIAL, version="1"):
    """What the vehicle was in the incident."""

    RESPONDER_VEHICLE = "responder_vehicle", "Responder's vehicle", "A responder drove it or rode in it."
    SUSPECT_VEHICLE = "suspect_vehicle", "Suspect's vehicle", "A suspect drove it or rode in it."
    STRUCK_VEHICLE = "struck_vehicle", "Struck vehicle", "It was hit by a vehicle or by gunfire."
    SCENE_UNATTRIBUTED = "scene_unattributed", "At the scene", "It was there; no source says whose it was."
    OTHER = "other", "Other", "None of the others; the record says what."


class Marking(CodeList, source=EDITORIAL, version="1"):
    """Whether the vehicle could be seen to be a responder's."""

    MARKED = "marked", "Marked", "Bore the signs of its agency."
    UNMARKED = "unmarked", "Unmarked", "Belonged to an agency and did not show it."
    UNKNOWN = "unknown", "Unknown", "No source says, or it is not an agency's."
