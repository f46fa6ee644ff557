"""What to call the rows that an assertion's value refers to."""

from incidents.editorial.models import Organization, Person, Place, Post, Responder, Tenure
from incidents.publishing.projection.graph import IncidentGraph, SharedRows
from incidents.publishing.projection.withholding import may_name
from incidents.record.row import Table

Labels = dict[tuple[Table, int], str]


def label_rows(graph: IncidentGraph) -> Labels:
    """Return the public label of every row of an incident that a value may refer to, by table and id."""
    labels = label_shared_rows(graph.shared)
    for responder in graph.responders:
        labels[Table.RESPONDER, responder.pk] = _label_responder(responder, graph.shared)
    for suspect in graph.suspects:
        labels[Table.SUSPECT, suspect.pk] = suspect.label
    for vehicle in graph.vehicles:
        labels[Table.VEHICLE, vehicle.pk] = " ".join(filter(None, (vehicle.color, vehicle.body_style)))
    for event in graph.events:
        labels[Table.EVENT, event.pk] = event.description
    return labels


def label_shared_rows(shared: SharedRows) -> Labels:
    """Return the public labels of shared rows. A person whose name is withheld has a blank one."""
    labels: Labels = {}
    for row_id, organization in shared.organizations.items():
        labels[Table.ORGANIZATION, row_id] = _label_organization(organization)
    for row_id, person in shared.people.items():
        labels[Table.PERSON, row_id] = _label_person(person)
    for row_id, post in shared.posts.items():
        labels[Table.POST, row_id] = _label_post(post)
    for row_id, tenure in shared.tenures.items():
        labels[Table.TENURE, row_id] = _label_tenure(tenure, shared)
    for row_id, place in shared.places.items():
        labels[Table.PLACE, row_id] = _label_place(place)
    for row_id, source in shared.sources.items():
        labels[Table.SOURCE, row_id] = source.title or source.dateline
    return labels


def _label_organization(row: Organization) -> str:
    return row.name


def _label_person(row: Person) -> str:
    return row.full_name if may_name(row) else ""


def _label_post(row: Post) -> str:
    return row.label


def _label_tenure(row: Tenure, shared: SharedRows) -> str:
    person, post = shared.people[row.person_id], shared.posts[row.post_id]
    return ", ".join(filter(None, (_label_person(person), post.label)))


def _label_place(row: Place) -> str:
    return row.name or row.address_text or row.landmark_text or row.city


def _label_responder(row: Responder, shared: SharedRows) -> str:
    person = shared.people.get(row.person_id) if row.person_id is not None else None
    return (_label_person(person) if person is not None else "") or row.label or row.rank_text
