"""How a responder died: the cause, and the manner that the cause may settle."""

from incidents.record.codes.code_list import EDITORIAL, CodeList


class Manner(CodeList, source=f"{EDITORIAL}, after LEOKA and ODMP", version="1"):
    """Whose doing the death was."""

    FELONIOUS = "felonious", "Felonious", "A willful act of another person."
    ACCIDENTAL = "accidental", "Accidental", "Accident or negligence."
    NATURAL = "natural", "Natural", "A natural cause tied to exertion on duty."
    ILLNESS = "illness", "Illness", "A disease or exposure met on duty."
    SUICIDE = "suicide", "Suicide", "By the responder's own hand; LEOKA leaves these out."
    UNDETERMINED = "undetermined", "Undetermined", "Not known, or not yet decided."


class CauseOfDeath(
    CodeList,
    source="Officer Down Memorial Page (ODMP), categories of cause",
    version="Labels of fivethirtyeight/data police-deaths/all_data.csv at fcf572c; COVID-19 added in 2020",
):
    """
    What the responder died of.

    odmp_label  the category as ODMP's data writes it
    entails     the manner that the category settles by itself; None: do not set a manner from it
    """

    GUNFIRE = (
        "gunfire",
        "Gunfire",
        "Shot by somebody else, on purpose or not; shots among officers by mistake have a code of their own.",
        "Gunfire",
        None,
    )
    AUTOMOBILE_CRASH = (
        "automobile_crash",
        "Automobile crash",
        "Crash of a car or truck that the responder was in.",
        "Automobile accident",
        Manner.ACCIDENTAL,
    )
    MOTORCYCLE_CRASH = (
        "motorcycle_crash",
        "Motorcycle crash",
        "Crash of a motorcycle that the responder rode.",
        "Motorcycle accident",
        Manner.ACCIDENTAL,
    )
    HEART_ATTACK = (
        "heart_attack",
        "Heart attack",
        "Heart failure tied to exertion on duty.",
        "Heart attack",
        Manner.NATURAL,
    )
    VEHICULAR_ASSAULT = (
        "vehicular_assault",
        "Vehicular assault",
        "Somebody used a vehicle as a weapon.",
        "Vehicular assault",
        Manner.FELONIOUS,
    )
    STRUCK_BY_VEHICLE = (
        "struck_by_vehicle",
        "Struck by vehicle",
        "Hit on foot by a vehicle.",
        "Struck by vehicle",
        None,
    )
    VEHICLE_PURSUIT = (
        "vehicle_pursuit",
        "Vehicle pursuit",
        "Crash or collision during a chase.",
        "Vehicle pursuit",
        None,
    )
    ASSAULT = (
        "assault",
        "Assault",
        "Beaten or otherwise attacked by hand or object.",
        "Assault",
        Manner.FELONIOUS,
    )
    GUNFIRE_INADVERTENT = (
        "gunfire_inadvertent",
        "Gunfire (inadvertent)",
        "Accidental discharge, mistaken identity, or friendly fire.",
        "Gunfire (Accidental)",
        Manner.ACCIDENTAL,
    )
    STABBED = "stabbed", "Stabbed", "Wounded with a knife or other blade.", "Stabbed", Manner.FELONIOUS
    AIRCRAFT_ACCIDENT = (
        "aircraft_accident",
        "Aircraft accident",
        "Crash of an airplane or helicopter.",
        "Aircraft accident",
        Manner.ACCIDENTAL,
    )
    DROWNED = "drowned", "Drowned", "Died in water.", "Drowned", None
    STRUCK_BY_TRAIN = (
        "struck_by_train",
        "Struck by train",
        "Hit by a train.",
        "Struck by train",
        Manner.ACCIDENTAL,
    )
    FALL = "fall", "Fall", "Fell from a height or on the ground.", "Fall", None
    DUTY_RELATED_ILLNESS = (
        "duty_related_illness",
        "Duty-related illness",
        "A disease caught or caused on duty.",
        "Duty related illness",
        Manner.ILLNESS,
    )
    NINE_ELEVEN_ILLNESS = (
        "nine_eleven_illness",
        "9/11-related illness",
        "A disease from the rescue and recovery after September 11, 2001.",
        "9/11 related illness",
        Manner.ILLNESS,
    )
    TERRORIST_ATTACK = (
        "terrorist_attack",
        "Terrorist attack",
        "Killed in an act of terrorism.",
        "Terrorist attack",
        Manner.FELONIOUS,
    )
    ELECTROCUTED = (
        "electrocuted",
        "Electrocuted",
        "Killed by an electric current.",
        "Electrocuted",
        None,
    )
    ANIMAL_RELATED = (
        "animal_related",
        "Animal-related",
        "Thrown, kicked, bitten or otherwise hurt by an animal.",
        "Animal related",
        None,
    )
    ACCIDENTAL = (
        "accidental",
        "Accidental",
        "An accident that no other category covers.",
        "Accidental",
        Manner.ACCIDENTAL,
    )
    STRUCK_BY_STREETCAR = (
        "struck_by_streetcar",
        "Struck by streetcar",
        "Hit by a streetcar or tram.",
        "Struck by streetcar",
        Manner.ACCIDENTAL,
    )
    FIRE = "fire", "Fire", "Burned, or overcome by smoke.", "Fire", None
    HEAT_EXHAUSTION = "heat_exhaustion", "Heat exhaustion", "Overcome by heat.", "Heat exhaustion", None
    EXPLOSION = "explosion", "Explosion", "A blast other than of a bomb.", "Explosion", None
    BOMB = "bomb", "Bomb", "The blast of a bomb, set or being disarmed.", "Bomb", None
    EXPOSURE_TOXINS = (
        "exposure_toxins",
        "Exposure to toxins",
        "Fumes, chemicals or other poisons met on duty.",
        "Exposure to toxins",
        None,
    )
    WEATHER_DISASTER = (
        "weather_disaster",
        "Weather or natural disaster",
        "A storm, flood, earthquake or the like.",
        "Weather/Natural disaster",
        Manner.ACCIDENTAL,
    )
    TRAINING_ACCIDENT = (
        "training_accident",
        "Training accident",
        "An accident in training.",
        "Training accident",
        Manner.ACCIDENTAL,
    )
    STRUCTURE_COLLAPSE = (
        "structure_collapse",
        "Structure collapse",
        "A building or other structure fell.",
        "Structure collapse",
        None,
    )
    TRAIN_ACCIDENT = (
        "train_accident",
        "Train accident",
        "Accident of a train that the responder was on.",
        "Train accident",
        Manner.ACCIDENTAL,
    )
    EXPOSURE = "exposure", "Exposure", "Cold or other conditions outdoors.", "Exposure", None
    BOATING_ACCIDENT = (
        "boating_accident",
        "Boating accident",
        "Accident of a boat that the responder was on.",
        "Boating accident",
        Manner.ACCIDENTAL,
    )
    BICYCLE_CRASH = (
        "bicycle_crash",
        "Bicycle crash",
        "Crash of a bicycle that the responder rode.",
        "Bicycle accident",
        Manner.ACCIDENTAL,
    )
    UNIDENTIFIED = (
        "unidentified",
        "Unidentified",
        "The cause was never established.",
        "Unidentified",
        Manner.UNDETERMINED,
    )
    POISONED = "poisoned", "Poisoned", "Given or took poison.", "Poisoned", None
    ASPHYXIATION = "asphyxiation", "Asphyxiation", "Died for want of air.", "Asphyxiation", None
    COVID19 = "covid19", "COVID-19", "COVID-19 caught on duty.", "COVID-19", Manner.ILLNESS

    odmp_label: str
    entails: Manner | None

    def __init__(
        self,
        code: str,
        label: str = "",
        meaning: str = "",
        odmp_label: str = "",
        entails: Manner | None = None,
    ) -> None:
        super().__init__(code, label, meaning)
        self.odmp_label = odmp_label
        self.entails = entails
