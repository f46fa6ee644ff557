"""Places: locations as precise as anyone stated."""

import zoneinfo
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.models.row import Begun, make_pair_constraint
from incidents.record.codes import GeoPrecision, LocationCode, UsState

OCD_DIVISION_HELP = _("Open Civic Data id, e.g. ocd-division/country:us/state:ca/place:oakland.")


def validate_timezone(name: str) -> None:
    """Raise ValidationError unless the name is one of the IANA time zone database."""
    if name and name not in zoneinfo.available_timezones():
        raise ValidationError(
            _('"%(name)s" is no IANA time zone; write one such as America/Chicago.'), params={"name": name}
        )


class TimezoneField(models.CharField[Any, Any]):
    """The IANA name of a time zone."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 64)
        options["validators"] = [validate_timezone]
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Return what a migration needs: a CharField without the validator."""
        name, _path, args, options = super().deconstruct()
        options.pop("validators", None)
        return name, "django.db.models.CharField", args, options


class Place(Begun):
    """A location as precise as anyone stated, and no more."""

    name = models.CharField(
        max_length=200, blank=True, help_text=_("What the place is called, or what it is: Highland Hospital.")
    )
    address_text = models.CharField(
        max_length=200,
        blank=True,
        help_text=_("Address or block in the source's words. What it is said to be near goes under landmark."),
    )
    landmark_text = models.CharField(
        max_length=200, blank=True, help_text=_("What it is said to be near. Never an address, never geocoded.")
    )
    city = models.CharField(max_length=100, blank=True, help_text=_("City or town."))
    county = models.CharField(
        max_length=100, blank=True, help_text=_("County without the word, e.g. Alameda; blank where not stated.")
    )
    state = CodeField(
        UsState, blank=True, max_length=2, help_text=_("Two-letter code of the Postal Service, territories too.")
    )
    country = models.CharField(
        max_length=2,
        default="US",
        validators=[RegexValidator(r"^[A-Z]{2}$")],
        help_text=_("Two-letter code of ISO 3166, e.g. US."),
    )
    ocd_division_id = models.CharField(max_length=200, blank=True, help_text=OCD_DIVISION_HELP)
    latitude = models.DecimalField(
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("Degrees north, WGS 84. Only as many decimals as the stated precision supports."),
    )
    longitude = models.DecimalField(
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("Degrees east, WGS 84; negative in the Americas."),
    )
    geo_precision = CodeField(
        GeoPrecision, default=GeoPrecision.UNKNOWN.value, help_text=_("How precisely the place is known.")
    )
    location_code = CodeField(LocationCode, blank=True, help_text=_("Kind of place: NIBRS data element 9."))
    timezone = TimezoneField(help_text=_("IANA time zone of the place, e.g. America/Los_Angeles."))

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            *make_code_constraints(
                "place",
                {"geo_precision": GeoPrecision},
                blank={"state": UsState, "location_code": LocationCode},
            ),
            models.CheckConstraint(
                name="place_latitude_and_longitude_together",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # A comparison with null is no refusal, so both must be said to be there.
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(name="place_timezone_given", condition=~Q(timezone="")),
            make_pair_constraint("place", "created"),
        ]

    def __str__(self) -> str:
        parts = (self.name or self.address_text or self.landmark_text, self.city, self.state)
        return ", ".join(part for part in parts if part) or f"place {self.pk}"
