"""Weapons and force."""

from incidents.record.codes.code_list import FBI_UCR, CodeList


class ForceCode(CodeList, source="NIBRS element 13, ucr:ForceCategoryCode", version=FBI_UCR):
    """The weapon or force used. A suffix A means an automatic weapon."""

    FIREARM = "11", "Firearm (type not stated)", "A gun; the right code unless a source states the type."
    FIREARM_AUTOMATIC = "11A", "Automatic firearm (type not stated)", "An automatic gun of a type not stated."
    HANDGUN = "12", "Handgun", "A pistol or revolver."
    HANDGUN_AUTOMATIC = "12A", "Automatic handgun", "A handgun that fires automatically."
    RIFLE = "13", "Rifle", "A rifle, semi-automatic rifles included."
    RIFLE_AUTOMATIC = "13A", "Automatic rifle", "A rifle that fires automatically."
    SHOTGUN = "14", "Shotgun", "A shotgun."
    SHOTGUN_AUTOMATIC = "14A", "Automatic shotgun", "A shotgun that fires automatically."
    OTHER_FIREARM = "15", "Other firearm", "A gun of a stated type that is none of the others."
    OTHER_FIREARM_AUTOMATIC = "15A", "Other automatic firearm", "An automatic gun that is none of the others."
    KNIFE = "20", "Knife/cutting instrument", "Anything that cuts or stabs."
    BLUNT_OBJECT = "30", "Blunt object", "A club, hammer, bottle or the like."
    MOTOR_VEHICLE = "35", "Motor vehicle/vessel", "A vehicle or boat used as a weapon."
    PERSONAL_WEAPONS = "40", "Personal weapons", "Hands, feet, teeth and other parts of the body."
    POISON = "50", "Poison", "A poison, gas included."
    EXPLOSIVES = "60", "Explosives", "A bomb or other explosive."
    FIRE = "65", "Fire/incendiary device", "Fire, or a device that sets it."
    DRUGS = "70", "Drugs/narcotics/sleeping pills", "Drugs given to do harm."
    ASPHYXIATION = "85", "Asphyxiation", "Strangling, smothering, drowning or the like."
    OTHER = "90", "Other", "Stated, and none of the others."
    UNKNOWN = "95", "Unknown", "Used, but no source says what."
    NONE = "99", "None", "No weapon and no force."
