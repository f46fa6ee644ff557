"""An editor's hands before a page: types, tabs, chooses by letters, and counts every key and click."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

KEYS_PER_SECOND = 5
CLICK_SECONDS = 1.5
TABS = 8
"""How far a field may be for somebody to tab there instead of reaching for the mouse."""
COPIED = 60
"""Characters from which somebody copies words of the article instead of typing them."""
REALLY_TYPED = 3
"""Characters up to which every key is really pressed; a longer text arrives at once, and its keys are counted."""
COPYING_KEYS = 8
"""Change window, mark with Shift and End or the like, copy, change back, paste."""

STEPS = 24
"""How often somebody presses Enter to come to a fact below."""

IS_PRESSED_OR_FOCUSED = """(target) => {
  target.focus();
  return target.matches("button, a, [type=checkbox], [type=radio], summary");
}"""
"""A click into an input does nothing but move there."""

IS_ACTIVE = "(target) => target === document.activeElement"

FIND_DISTANCE = """(target) => {
  const active = document.activeElement;
  const isReached = (element) => element.tabIndex >= 0 && !element.disabled && element.offsetParent !== null;
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
  const reached = all.filter((element) => isReached(element) || element === active);
  const distance = reached.indexOf(target) - reached.indexOf(active);
  const row = target.closest("[data-slot], [data-voice]");
  const isFact = target.matches(".words, .value *") && !active.matches("textarea, button, summary");
  return [distance, distance > 0 && isFact && row !== null && row === active.closest("[data-slot], [data-voice]")];
}"""

FIND_OPTION = """(select, wanted) => {
  const options = [...select.options];
  const found = options.find((one) => one.value === wanted)
    ?? options.find((one) => one.textContent.trim().startsWith(wanted))
    ?? options.find((one) => one.textContent.includes(wanted));
  return found ? [found.value, found.textContent.trim(), select.value] : null;
}"""


@dataclass(kw_only=True)
class Count:
    """
    What an entry cost.

    keys     key presses, those of choosing and moving included
    clicks   of the mouse
    waited   seconds before the form answered
    """

    keys: int = 0
    clicks: int = 0
    waited: float = 0

    @property
    def minutes(self) -> float:
        """How long it takes somebody who types at the usual speed."""
        return (self.keys / KEYS_PER_SECOND + self.clicks * CLICK_SECONDS + self.waited) / 60

    def __str__(self) -> str:
        return f"{self.keys} keys, {self.clicks} clicks, {self.waited:.0f} s waited: {self.minutes:.1f} minutes"


class Typist:
    """
    Works on one page.

    copied    texts that stand in the article as they are: long ones are copied from there
    history   words of evidence typed so far with their voices, newest first: the form recalls them
    """

    def __init__(self, page: Page, *, copied: Collection[str] = ()) -> None:
        self.page, self.copied = page, copied
        self.count = Count()
        self.history: list[tuple[str, str]] = []

    def press(self, key: str) -> None:
        """Press one key, or several at once."""
        self.page.keyboard.press(key)
        self.count.keys += 1

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Measure how long the form takes to answer."""
        start = time.perf_counter()
        yield
        self.count.waited += time.perf_counter() - start

    def go(self, target: Locator) -> None:
        """Move to a control: by Enter from fact to fact, by tabs if it is near, else by a click."""
        distance, is_later_fact = target.evaluate(FIND_DISTANCE)
        if distance == 0:
            return
        if 0 < abs(distance) <= 2:
            self._step(target, "Tab" if distance > 0 else "Shift+Tab", abs(distance))
        elif is_later_fact:
            self._step(target, "Enter", STEPS)
        elif abs(distance) <= TABS:
            self._step(target, "Tab" if distance > 0 else "Shift+Tab", abs(distance))
        if not target.evaluate(IS_ACTIVE):
            self.click(target)

    def _step(self, target: Locator, key: str, times: int) -> None:
        for _time in range(times):
            self.press(key)
            if target.evaluate(IS_ACTIVE):
                return

    def click(self, target: Locator) -> None:
        """Press something with the mouse."""
        if target.evaluate(IS_PRESSED_OR_FOCUSED):
            target.click()
        self.count.clicks += 1

    def write(self, text: str) -> None:
        """Type a text where the cursor is; copy a long one that the article has."""
        if len(text) <= REALLY_TYPED:
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.insert_text(text)
        self.count.keys += COPYING_KEYS if len(text) > COPIED and text in self.copied else len(text)

    def fill(self, target: Locator, text: str) -> None:
        """Type a text into an input."""
        current, kind = target.evaluate("(input) => [input.value, input.type]")
        if current == text:
            return
        self.go(target)
        if kind == "date":
            year, month, day = text.split("-")
            # The parts of a date are gone through by keys alone.
            self.page.keyboard.type(month + day + year)
            self.count.keys += len(month + day + year)
            return
        if current:
            self.press("Control+a")
        self.write(text)

    def cite(self, target: Locator, words: str, voice: str) -> None:
        """Type the words of a source, or have the form repeat or recall them; the voice comes with those."""
        known = [one for one, _voice in self.history]
        if self.history and self.history[0] == (words, voice):
            if not target.evaluate("(target) => document.activeElement.closest('.field') === target.closest('.field')"):
                self.go(target)
            self.press("Control+'")
        elif words in known:
            self.go(target)
            self._recall(words, known)
        else:
            self.go(target)
            self.write(words)
        assert target.input_value() == words, f"{target.input_value()} instead of {words}"

    def _recall(self, words: str, known: list[str]) -> None:
        """Type as little as makes the form recall the words with the fewest keys."""
        ways = []
        for size in range(len(words)):
            found = [one for one in known if one.lower().startswith(words[:size].lower())]
            ways.append((size + found.index(words) + 1, size, found.index(words) + 1))
        cost, size, times = min(ways)
        if cost >= min(len(words), COPIED):
            self.write(words)
            return
        self.page.keyboard.type(words[:size])
        self.count.keys += size
        for _time in range(times):
            self.press("ArrowUp")

    def remember(self, words: str, voice: str) -> None:
        """Note what the form can recall from now on."""
        self.history = [(words, voice), *((one, other) for one, other in self.history if one != words)]

    def tick(self, target: Locator, *, is_wanted: bool) -> None:
        """Tick a box, or take the tick away."""
        if target.is_checked() != is_wanted:
            self.go(target)
            self.press("Space")

    def choose(self, target: Locator, wanted: str) -> None:
        """Choose in a list by the first letters of what is wanted, its value or its words."""
        found = target.evaluate(FIND_OPTION, wanted)
        assert found, f"{wanted} is not offered: {target.inner_text()}"
        value, label, current = found
        if current == value:
            return
        self.go(target)
        for letter in label:
            self.page.keyboard.type(letter)
            self.count.keys += 1
            if target.input_value() == value:
                return
        target.select_option(value)

    def look_up(self, target: Locator, words: str, wanted: str) -> None:
        """Type words into a lookup and choose the row whose label begins with what is wanted."""
        self.go(target)
        self.write(words)
        options = self._find_list(words).locator("[role=option]:not([data-new])")
        with self.waiting():
            options.filter(has_text=wanted).first.wait_for()
        labels = options.all_inner_texts()
        rank = next(index for index, label in enumerate(labels) if label.startswith(wanted))
        for _step in range(rank + 1):
            self.press("ArrowDown")
        self.press("Enter")

    def _find_list(self, words: str) -> Locator:
        """The list of what the words find; while they are typed, one of fewer words may be shown before."""
        return self.page.locator(f'.lookup-list[data-words="{words}"]')

    def make_new(self, target: Locator, words: str) -> None:
        """Type words into a lookup that finds none, and begin a row with them."""
        self.go(target)
        self.write(words)
        with self.waiting():
            self._find_list(words).locator("[role=option][data-new]").wait_for()
        self.press("ArrowUp")
        with self.waiting(), self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.press("Enter")
