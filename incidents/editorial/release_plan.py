"""What a release at a set time will make public: kept as a sealed name is, until its time."""

from django.views.decorators.debug import sensitive_variables
from pydantic import Field, ValidationError

from incidents.editorial import sealing
from incidents.record.codes import Directness
from incidents.record.mentions import PersonName
from incidents.record.moment import Moment
from incidents.record.row import Shape


class ReleasePlan(Shape):
    """
    The name, and the source that makes it public. It has no readable text of itself, so that no log gets the name.

    source     id of the source
    excerpt    its words
    reported   when the source makes it public
    released   when the name was made public
    """

    name: PersonName
    source: int = Field(ge=1)
    excerpt: str
    reported: Moment
    released: Moment
    directness: Directness = Directness.EXPLICIT

    def __repr__(self) -> str:
        """Return a text without the name, for tracebacks and logs."""
        return f"ReleasePlan(source {self.source})"

    __str__ = __repr__


@sensitive_variables()
def seal_plan(plan: ReleasePlan) -> str:
    """Return a Fernet token of the plan, under the newest key. Raises sealing.CannotUnseal if there is no key."""
    return sealing.seal(plan.model_dump_json())


@sensitive_variables()
def open_plan(token: str) -> ReleasePlan:
    """Return the plan of a token. Raises sealing.CannotUnseal, also for a token of something else."""
    try:
        return ReleasePlan.model_validate_json(sealing.unseal(token))
    except ValidationError:
        raise sealing.CannotUnseal("the plan is not one that this version of the application can read") from None
