"""The lists taken from standards are whole and say what the standard says."""

from incidents.record.codes import (
    ActivityCode,
    AssignmentCode,
    CauseOfDeath,
    ForceCode,
    HomicideCircumstance,
    InjuryCode,
    LocationCode,
    Manner,
    OffenseCode,
    UsState,
)

ODMP_LABELS_OF_THE_FILE = {
    "9/11 related illness": "nine_eleven_illness",
    "Accidental": "accidental",
    "Aircraft accident": "aircraft_accident",
    "Animal related": "animal_related",
    "Asphyxiation": "asphyxiation",
    "Assault": "assault",
    "Automobile accident": "automobile_crash",
    "Bicycle accident": "bicycle_crash",
    "Boating accident": "boating_accident",
    "Bomb": "bomb",
    "Drowned": "drowned",
    "Duty related illness": "duty_related_illness",
    "Electrocuted": "electrocuted",
    "Explosion": "explosion",
    "Exposure": "exposure",
    "Exposure to toxins": "exposure_toxins",
    "Fall": "fall",
    "Fire": "fire",
    "Gunfire": "gunfire",
    "Gunfire (Accidental)": "gunfire_inadvertent",
    "Heart attack": "heart_attack",
    "Heat exhaustion": "heat_exhaustion",
    "Motorcycle accident": "motorcycle_crash",
    "Poisoned": "poisoned",
    "Stabbed": "stabbed",
    "Struck by streetcar": "struck_by_streetcar",
    "Struck by train": "struck_by_train",
    "Struck by vehicle": "struck_by_vehicle",
    "Structure collapse": "structure_collapse",
    "Terrorist attack": "terrorist_attack",
    "Train accident": "train_accident",
    "Training accident": "training_accident",
    "Unidentified": "unidentified",
    "Vehicle pursuit": "vehicle_pursuit",
    "Vehicular assault": "vehicular_assault",
    "Weather/Natural disaster": "weather_disaster",
}


def test_every_cause_of_the_file_has_its_code_and_covid_came_after():
    assert len(ODMP_LABELS_OF_THE_FILE) == 36
    assert {cause.odmp_label: cause.value for cause in CauseOfDeath} == ODMP_LABELS_OF_THE_FILE | {
        "COVID-19": "covid19"
    }


def test_gunfire_alone_does_not_settle_the_manner_of_death():
    assert CauseOfDeath.GUNFIRE.entails is None
    assert CauseOfDeath.GUNFIRE_INADVERTENT.entails is Manner.ACCIDENTAL


def test_causes_entail_the_manner_that_the_category_settles():
    entailed = {
        manner: {cause.value for cause in CauseOfDeath if cause.entails is manner} for manner in [*Manner, None]
    }
    assert entailed[Manner.FELONIOUS] == {"vehicular_assault", "assault", "stabbed", "terrorist_attack"}
    assert entailed[Manner.NATURAL] == {"heart_attack"}
    assert entailed[Manner.ILLNESS] == {"duty_related_illness", "nine_eleven_illness", "covid19"}
    assert entailed[Manner.UNDETERMINED] == {"unidentified"}
    assert entailed[Manner.SUICIDE] == set()
    assert len(entailed[Manner.ACCIDENTAL]) == 12
    assert len(entailed[None]) == 16


def test_nibrs_lists_are_whole():
    assert len(LocationCode) == 46
    assert len(OffenseCode) == 85
    assert len(ForceCode) == 22
    assert len(ActivityCode) == 11
    assert len(AssignmentCode) == 7
    assert len(HomicideCircumstance) == 17
    assert len(InjuryCode) == 8


def test_nibrs_codes_stand_in_their_order():
    for code_list in (
        LocationCode,
        OffenseCode,
        ForceCode,
        ActivityCode,
        AssignmentCode,
        HomicideCircumstance,
    ):
        codes = [member.value for member in code_list]
        assert codes == sorted(codes)


def test_an_automatic_weapon_has_the_code_of_its_type_with_a_suffix():
    automatic = {code for code in ForceCode if code.value.endswith("A")}
    assert len(automatic) == 5
    assert all(ForceCode(code.value[:2]).name + "_AUTOMATIC" == code.name for code in automatic)


def test_offenses_are_of_group_a_or_b():
    assert OffenseCode("09A").group == "A"
    assert OffenseCode("90Z").group == "B"
    assert sum(code.group == "B" for code in OffenseCode) == 13


def test_codes_of_the_first_incidents_mean_what_they_should():
    assert OffenseCode("09A") is OffenseCode.MURDER
    assert OffenseCode("220").label == "Burglary/breaking & entering"
    assert LocationCode("13").label == "Highway/road/alley/street/sidewalk"
    assert ForceCode("11") is ForceCode.FIREARM
    assert HomicideCircumstance("02") is HomicideCircumstance.ASSAULT_ON_LAW_ENFORCEMENT_OFFICERS
    assert ActivityCode("02") is ActivityCode.BURGLARIES_IN_PROGRESS


def test_states_include_the_district_and_five_territories_and_nothing_historical():
    assert len(UsState) == 56
    assert {"DC", "PR", "GU", "VI", "AS", "MP"} <= set(UsState)
    assert not {"US", "RR", "TR", "CZ"} & set(UsState)
