"""The addresses of the pages. present.addresses builds the same ones."""

from django.urls import path, register_converter
from django.views.decorators.gzip import gzip_page

from incidents.record.row import DocumentKind
from incidents.web.pages import home, incidents, organizations, people, statements, versions
from incidents.web.pages.numbers import PublicNumberConverter

register_converter(PublicNumberConverter, "public_number")

# Public pages hold nothing that a length could give away, so they are compressed; pages of staff are not.
urlpatterns = [
    path("", gzip_page(home.show_home), name="home"),
    path("incidents/", gzip_page(incidents.show_list), name="incidents"),
    path("incidents/<public_number:number>/", gzip_page(incidents.show_incident), name="incident"),
    path("agencies/<public_number:number>/", gzip_page(organizations.show_organization), name="organization"),
    path("officials/<public_number:number>/", gzip_page(people.show_person), name="person"),
    path("statements/<public_number:number>/", gzip_page(statements.show_statement), name="statement"),
]
for folder, kind in (
    ("incidents", DocumentKind.INCIDENT),
    ("agencies", DocumentKind.ORGANIZATION),
    ("officials", DocumentKind.PERSON),
):
    urlpatterns += [
        path(
            f"{folder}/<public_number:number>/versions/",
            gzip_page(versions.show_versions),
            {"kind": kind},
            name=f"{kind.value}-versions",
        ),
        path(
            f"{folder}/<public_number:number>/versions/<public_number:version>/",
            gzip_page(versions.show_version),
            {"kind": kind},
            name=f"{kind.value}-version",
        ),
    ]
