"""Enters the seed record into the form of an incident, as an editor with the article beside it would."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from playwright.sync_api import Locator, Page

from incidents.desk.seed.data_file import Fact, SeedFile, SeedRow
from incidents.record.codes import Rank
from incidents.record.row import Table
from tests.browser.seed_words import LOOKED_UP, SIBLINGS, WORDS
from tests.browser.typist import Typist

REPORTED = "1 p.m. to 6 p.m."
SPANS = {"2023-12-30": "midnight"}
"""How an editor writes the end of a span that the data file gives as the next day."""

IS_IN_ROW_OF = "(table) => document.activeElement.closest(`fieldset[data-table='${table}']`) !== null"


class SeedTypist:
    """
    One editor entering one seed record.

    article   the whole text of the article, which is pasted
    """

    def __init__(self, page: Page, seed: SeedFile, *, article: str) -> None:
        self.page, self.seed, self.article = page, seed, article
        self.hands = Typist(page, copied=[*seed.list_statements(), *seed.list_excerpts(), article])

    # ---------------------------------------------------------------- the form as a whole

    def begin(self) -> None:
        """Open the form of a new incident, by way of the desk's first page."""
        self.page.get_by_role("link", name="Desk").first.click()
        self.page.get_by_role("link", name="Add an incident").first.click()
        self.hands.count.clicks += 2
        self.page.locator("#incident_form").wait_for()
        self._learn_words()

    def save(self) -> None:
        """Save, answer which account is shown where the form asks, and see that it was saved."""
        self._press_save()
        question = self.page.locator(".accounts.has-errors")
        while question.count():
            field = self.page.locator(".field", has=question).first
            shown = field.locator(".value .time-understood").inner_text().partition(": ")[2][:10]
            field.locator(".accounts label", has_text=shown).get_by_role("radio").check()
            self.hands.count.clicks += 1
            self._press_save()
        assert self.page.locator(".messagelist .success").count(), self.page.locator(".errorlist").all_inner_texts()
        self._learn_words()

    def _learn_words(self) -> None:
        """Note which words the form can recall. Which voice comes with them is seen when they are recalled."""
        known = self.page.locator("#words-typed option").evaluate_all("all => all.map(option => option.value)")
        self.hands.history = [(words, "?") for words in known]

    def _press_save(self) -> None:
        reason = self.page.locator("#change_reason")
        if "/add/" not in self.page.url and not reason.input_value():
            self.hands.fill(reason, "The rest of the article.")
        with self.hands.waiting(), self.page.expect_navigation():
            self.hands.press("Control+Enter")

    def press_button(self, verb: str) -> None:
        """Press a button inside the form and wait for what it adds."""
        button = self.page.locator(f'#incident_form button[value="{verb}"]').first
        with self.hands.waiting(), self.page.expect_response(lambda answer: answer.request.method == "POST"):
            button.focus()
            button.click()
        self.hands.count.clicks += 1

    def add(self, table: Table, verb: str = "") -> str:
        """Add a row; return the prefix of its fields."""
        rows = self.page.locator(f'fieldset[data-table="{table.value}"][data-slot*="-new"]')
        before = rows.count()
        if not verb and self.page.evaluate(IS_IN_ROW_OF, table.value):
            with self.hands.waiting(), self.page.expect_response(lambda answer: answer.request.method == "POST"):
                self.hands.press("Alt+Enter")
        else:
            self.press_button(f"add:{verb or table.value}")
        rows.nth(before).wait_for()
        return str(rows.nth(before).get_attribute("data-slot"))

    # ---------------------------------------------------------------- the two incidents

    def enter_main(self) -> None:
        """Enter the main incident: sources and names first, in a few steps."""
        self.begin()
        self.enter_incident("main", of=("title", "timezone"))
        self.enter_sources()
        self.enter_names()
        for row in self.list_rows(Table.PLACE):
            self.enter(Table.PLACE, row)
        self.enter_incident("main")
        self.save()
        self.read_source("OAKLAND")
        for table in (Table.RESPONDER, Table.SUSPECT, Table.VEHICLE, Table.WEAPON):
            self.enter_all(table, "main")
        self.save()
        self.read_source("OAKLAND")
        self.enter_all(Table.EVENT, "main")
        self.save()
        self.read_source("OAKLAND")
        for table in (Table.CASE_STATUS, Table.STATEMENT):
            self.enter_all(table, "main")
        self.save()

    def enter_first(self) -> None:
        """Enter the first incident, which finds what both share, and save it at once."""
        self.begin()
        self.enter_incident("first", of=("title", "timezone"))
        self.hands.look_up(self.page.locator("#id_current-existing"), "kron", "KRON")
        self.read_source("")
        self.add_voices(("union", "allison"))
        self.enter_incident("first")
        for table in (Table.RESPONDER, Table.SUSPECT, Table.EVENT, Table.STATEMENT):
            self.enter_all(table, "first")
        self.save()
        for label in ("Cannabis dispensary", "withheld"):
            self.cite_again(label)
        self.save()

    def cite_again(self, label: str) -> None:
        """Cite for this incident too what was cited of a row that both share."""
        row = self.page.locator("article.row", has=self.page.locator("h4", has_text=label))
        self.hands.click(row.locator('[name="again"]'))

    def relate(self) -> None:
        """Say in the form of the main incident how the first one is related, and save."""
        self.page.get_by_role("link", name="Incidents").first.click()
        self.page.locator("#result_list").get_by_role("link", name="Police officer shot").click()
        self.hands.count.clicks += 2
        self.page.locator("#incident_form").wait_for()
        self._learn_words()
        row = self.list_rows(Table.RELATION)[0]
        self.enter(Table.RELATION, row.model_copy(update={"set": {"to_incident": row.set["to_incident"]}}))
        self.save()

    def publish(self) -> None:
        """Publish both incidents as one batch."""
        self.page.get_by_role("link", name="Incidents").first.click()
        self.page.locator("#action-toggle").check()
        self.page.locator("select[name=action]").select_option("publish_selected")
        self.page.get_by_role("button", name="Go").click()
        self.page.get_by_role("button", name="Publish", exact=True).click()
        self.page.locator(".messagelist .success").first.wait_for()
        self.hands.count.clicks += 5

    def enter_incident(self, key: str, of: Sequence[str] = ()) -> None:
        """Enter an incident's own facts, or some of them."""
        row = self.get_row(Table.INCIDENT, key)
        slot = str(self.page.locator('[data-slot^="incident-"]').first.get_attribute("data-slot"))
        self.enter(Table.INCIDENT, row, slot, of=of)

    def enter_sources(self) -> None:
        """Enter the sources, and say which of them is being read."""
        article, *others = self.list_rows(Table.SOURCE)
        slot = self.add(Table.SOURCE)
        self.read_source(slot.replace("-", ":"))
        self.enter(Table.SOURCE, article, slot, of=("kind",))
        publisher = next(fact for fact in article.facts if fact.field == "publisher")
        self.hands.make_new(self.find_input(slot, "publisher"), WORDS[Table.ORGANIZATION, publisher.value][1])
        self.page.locator('[data-slot="organization-new1"]').wait_for()
        self.enter(Table.SOURCE, article, slot, of=tuple(name for name in self.list_fields(slot) if name != "kind"))
        self.show(slot, ("full_text",))
        self.hands.fill(self.find_input(slot, "full_text"), self.article)
        for row in others:
            self.enter(Table.SOURCE, row)

    def enter_names(self) -> None:
        """Enter agencies, officials, people whose names are withheld, and who is quoted."""
        later: list[tuple[str, Fact]] = []
        for row in self.list_rows(Table.ORGANIZATION):
            begun = self.page.locator('fieldset[data-slot^="organization-new"]')
            slot = "organization-new1" if row.key == "kron_tv" and begun.count() else self.add(Table.ORGANIZATION)
            kept = tuple(fact for fact in row.facts if not fact.said_by)
            later += [(slot, fact) for fact in row.facts if fact.said_by]
            self.enter(Table.ORGANIZATION, row.model_copy(update={"facts": kept, "set": _get_said(row)}), slot)
        for row in self.list_rows(Table.TENURE):
            self.enter_official(row)
        for row in self.list_rows(Table.PERSON):
            if row.incidents:
                self.enter(Table.PERSON, row)
        self.add_voices(self.seed.voices)
        for slot, fact in later:
            self.cite(f"ev-{slot}-{fact.field}-0", fact)

    def enter_official(self, tenure: SeedRow) -> None:
        """Enter a person with an office and the term in it."""
        person = self.add(Table.PERSON, "official")
        number = person.removeprefix("person-")
        self.enter(Table.PERSON, self.get_row(Table.PERSON, tenure.set["person"]), person)
        post = next(fact.value for fact in tenure.facts if fact.field == "post")
        self.enter(Table.POST, self.get_row(Table.POST, post), f"post-{number}")
        self.enter(Table.TENURE, tenure, f"tenure-{number}")

    # ---------------------------------------------------------------- what is being read

    def read_source(self, key: str) -> None:
        """Say at the top which source is being read, when it was made public, and its day."""
        if key:
            self.hands.choose(self.page.locator("#id_current-source"), key)
        self.hands.fill(self.page.locator("#id_current-reported"), REPORTED)
        self.hands.fill(self.page.locator("#id_current-reference"), self.seed.article.date.isoformat())

    def add_voices(self, wanted: Iterable[str]) -> None:
        """Describe everybody who is credited. wanted: keys of voices."""
        for number, voice in enumerate((self.seed.voices[key] for key in wanted), start=1):
            self.press_button("voice")
            prefix = f"#id_voice-new{number}"
            self.hands.fill(self.page.locator(f"{prefix}-text"), voice.text)
            if voice.tenure:
                self.hands.look_up(self.page.locator(f"{prefix}-official"), *WORDS[Table.TENURE, voice.tenure])
            if voice.organization:
                found = WORDS[Table.ORGANIZATION, voice.organization]
                self.hands.look_up(self.page.locator(f"{prefix}-organization"), *found)

    # ---------------------------------------------------------------- rows

    def enter(self, table: Table, row: SeedRow, slot: str = "", of: Sequence[str] = ()) -> str:
        """
        Enter a row with its evidence; return the prefix of its fields.

        slot   the row's place in the form, "" to add it
        of     the fields to enter, all if none is named
        """
        slot = slot or self.add(table)
        facts = [fact for fact in row.facts if not of or fact.field in of]
        values = {**row.set, **{fact.field: fact.value for fact in facts if fact.rank is Rank.PREFERRED}}
        shared = self.cite_row(slot, facts)
        self.show(slot, of or values.keys())
        for name in self.list_fields(slot):
            if name in values and (not of or name in of):
                is_given = self.enter_value(table, slot, name, values[name])
                self.cite_all(slot, name, [fact for fact in facts if fact.field == name], None if is_given else shared)
        if row.excerpt:
            self.cite(f"ev-{slot}-report-0", row)
        return slot

    def cite_row(self, slot: str, facts: list[Fact]) -> tuple[str, str | None] | None:
        """Type the words that say most of a row, if any say more than one thing; return them with their speaker."""
        words = Counter((fact.excerpt, fact.said_by) for fact in facts)
        shared, count = words.most_common(1)[0] if words else (("", None), 0)
        if count < 2:
            return None
        most = Counter(fact.directness for fact in facts if (fact.excerpt, fact.said_by) == shared).most_common(1)
        usual = Fact(field="", value="", excerpt=shared[0], said_by=shared[1], directness=most[0][0])
        self.cite(f"ev-{slot}-row-0", usual)
        return shared

    def list_fields(self, slot: str) -> list[str]:
        """The fields of a row in the order of the page."""
        fields = self.page.locator(f'[data-slot="{slot}"] [data-field]')
        return [str(name) for name in fields.evaluate_all("fields => fields.map(field => field.dataset.field)")]

    def show(self, slot: str, names: Collection[str]) -> None:
        """Open what hides fields that will be filled."""
        hidden = self.page.locator(f'[data-slot="{slot}"] details.more:not([open])')
        if hidden.count() and any(hidden.locator(f'[data-field="{name}"]').count() for name in names):
            self.hands.go(hidden.locator("summary"))
            self.hands.press("Enter")

    def find_input(self, slot: str, name: str) -> Locator:
        """The input of a field."""
        return self.page.locator(f'[name="{slot}-{name}"]').first

    def enter_value(self, table: Table, slot: str, name: str, value: Any) -> bool:
        """Type or choose the value of a field; tell whether the form gave it already."""
        target = self.find_input(slot, name)
        if (table, name) in LOOKED_UP:
            self.look_up(table, slot, name, value if isinstance(value, list) else [value])
            return False
        if isinstance(value, bool):
            self.hands.tick(target, is_wanted=value)
            return False
        is_given = target.input_value() == str(value)
        if (table, name) in SIBLINGS:
            self.hands.choose(target, WORDS[SIBLINGS[table, name], value][1])
        elif target.evaluate("(input) => input.matches('select')"):
            self.hands.choose(target, str(value))
        else:
            self.hands.fill(target, write(value))
        return is_given

    def look_up(self, table: Table, slot: str, name: str, keys: list[str]) -> None:
        """Look up the rows that a field refers to, unless the form named one already."""
        target = self.page.locator(f"#id_{slot}-{name}")
        if target.input_value():
            return
        for key in keys:
            self.hands.look_up(target, *WORDS[LOOKED_UP[table, name], key])

    def list_rows(self, table: Table, incident: str = "") -> list[SeedRow]:
        """The rows of a table, those of one incident if its key is given."""
        rows = self.seed.rows.get(table, ())
        return [row for row in rows if not incident or row.set.get("incident") == incident]

    def get_row(self, table: Table, key: str) -> SeedRow:
        """A row by its key."""
        return next(row for row in self.seed.rows[table] if row.key == key)

    def enter_all(self, table: Table, incident: str = "") -> None:
        """Enter the rows of a table, or those of them that are of one incident."""
        rows = self.list_rows(table, incident)
        if not rows:
            return
        self.set_usual(rows)
        for row in rows:
            self.enter(table, row)

    # ---------------------------------------------------------------- evidence

    def cite_all(self, slot: str, name: str, facts: list[Fact], shared: tuple[str, str | None] | None = None) -> None:
        """Cite the article for a field, once for each account; what the words of the row say is said already."""
        for index, fact in enumerate(facts):
            prefix = f"ev-{slot}-{name}-{index}"
            if len(facts) == 1 and (fact.excerpt, fact.said_by) == shared:
                self.hands.choose(self.page.locator(f'[name="{prefix}-directness"]'), fact.directness.value)
                continue
            if index:
                is_other = fact.rank is not Rank.PREFERRED and fact.value != facts[0].value
                self.press_button(f"{'other' if is_other else 'entry'}:{slot}:{name}")
                if is_other:
                    self.hands.fill(self.page.locator(f'[name="{prefix}-says"]'), write(fact.value))
            self.cite(prefix, fact)

    def cite(self, prefix: str, part: Fact | SeedRow) -> None:
        """Type the words of the article, and choose who says it and how directly."""
        voice = self.find_voice(part.said_by)
        self.hands.cite(self.page.locator(f'[name="{prefix}-words"]'), part.excerpt, voice)
        self.hands.choose(self.page.locator(f'[name="{prefix}-voice"]'), voice)
        self.hands.choose(self.page.locator(f'[name="{prefix}-directness"]'), part.directness.value)
        self.hands.remember(part.excerpt, voice)

    def find_voice(self, key: str | None) -> str:
        """What a voice is called in the list of voices."""
        if key is None:
            return ""
        return self.seed.voices[key].text

    def set_usual(self, rows: Iterable[SeedRow]) -> None:
        """Set at the top who says most of what follows."""
        said = Counter(fact.said_by for row in rows for fact in row.facts)
        if said:
            self.hands.choose(self.page.locator("#id_current-voice"), self.find_voice(said.most_common(1)[0][0]))


def _get_said(row: SeedRow) -> dict[str, Any]:
    """The values of a row whose evidence names a speaker: typed now, cited when the voices are there."""
    return {**row.set, **{fact.field: fact.value for fact in row.facts if fact.said_by}}


def write(value: Any) -> str:
    """Write a value of the data file as an editor types it."""
    match value:
        case dict():
            start, end = value.get("from"), SPANS.get(value.get("to", ""), value.get("to"))
            return f"between {start} and {end}" if end else f"after {start}"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
