"""What is said where there is no page. None of these asks a database for anything."""

from django.http import HttpRequest, HttpResponse

from incidents.web.pages.answer import answer_page


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404: no record was ever published under this address."""
    return answer_page("errors/404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return answer_page("errors/500.html", status=500)
