"""The addresses of a process, according to its role."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []

if settings.ROLE in {"all", "desk"}:
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
if settings.ROLE in {"all", "public"}:
    urlpatterns.append(path("", include("incidents.web.pages.urls")))
    handler404 = "incidents.web.pages.errors.not_found"
    handler500 = "incidents.web.pages.errors.server_error"
