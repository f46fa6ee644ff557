"""Named steps of publishing, of delivering and of what is due: a test can stop a process dead between two of them."""

from collections.abc import Callable

PUBLISHING_STEPS = (
    "publish:locked",
    "publish:projected",
    "publish:appended",
    "publish:frozen",
    "publish:committed",
)
DELIVERY_STEPS = (
    "deliver:locked",
    "deliver:read",
    "deliver:written",
    "deliver:committed",
)
DUE_STEPS = (
    "due:locked",
    "due:done",
)

_observers: list[Callable[[str], None]] = []


def observe(observer: Callable[[str], None]) -> None:
    """Call observer with the name of every step that this process reaches from now on."""
    _observers.append(observer)


def reach(step: str) -> None:
    """Tell the observers that a step was reached. Without observers, as in service, this does nothing."""
    for observer in _observers:
        observer(step)
