"""Pages that readers seldom see: merged, withdrawn, erased, very long, in another language."""

import pytest

from tests.databases import Databases, get_editorial_template, get_public_template, get_template, refill_databases
from tests.web.varied_records import ERASED, MERGED, TERMS, WITHDRAWN, publish_varied_records

VARIED = {
    "list with more pages": "/incidents/",
    "official with many offices": f"/officials/{TERMS}/",
    "agency with many incidents": "/agencies/1/",
    "released name and words in Spanish": "/incidents/2/",
    "charge dismissed": "/incidents/3/",
    "version of a merged record": f"/incidents/{MERGED}/versions/1/",
}
GONE = {
    "never published": "/incidents/999/",
    "withdrawn": f"/incidents/{WITHDRAWN}/",
    "erased": f"/incidents/{ERASED}/versions/1/",
}


@pytest.fixture(scope="module")
def varied_site(served):
    """The address of a site with the rare cases (no closing slash). For reading: all tests share it."""
    public = get_template("varied_public", publish_varied_records, template=get_public_template())
    refill_databases(served.databases, Databases(editorial_url=get_editorial_template(), public_url=public))
    return served.url


@pytest.mark.parametrize("path", VARIED.values(), ids=VARIED.keys())
def test_a_page_of_rare_cases_is_fit_to_read(varied_site, page, assert_fit_to_read, path):
    answer = page.goto(varied_site + path)

    assert answer.status == 200
    assert_fit_to_read()


@pytest.mark.parametrize("path", GONE.values(), ids=GONE.keys())
def test_where_there_is_nothing_to_read_the_page_is_accessible_too(varied_site, page, assert_accessible, path):
    answer = page.goto(varied_site + path)

    assert answer.status in (404, 410)
    assert_accessible(page)
