import pytest

PAGES = [
    "/",
    "/incidents/",
    "/incidents/1/",
    "/incidents/1/versions/",
    "/incidents/1/versions/1/",
    "/incidents/2/",
    "/agencies/1/",
    "/officials/1/",
    "/statements/1/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_readers_page_is_accessible_and_the_browser_has_no_complaint(
    seeded_site, page, assert_accessible, console_errors, path
):
    answer = page.goto(seeded_site + path)

    assert answer.status == 200
    assert_accessible(page)
    assert console_errors == []


def test_a_page_that_is_not_there_is_accessible_too(seeded_site, page, assert_accessible):
    answer = page.goto(f"{seeded_site}/incidents/999/")

    assert answer.status == 404
    assert_accessible(page)


def test_a_reader_gets_from_the_home_page_to_an_incident_and_its_versions(seeded_site, page):
    page.goto(f"{seeded_site}/")

    page.locator("a[href='/incidents/2/']").first.click()
    assert page.url == f"{seeded_site}/incidents/2/"
    page.locator("a[href='/incidents/2/versions/']").first.click()

    assert page.url == f"{seeded_site}/incidents/2/versions/"


def test_a_reader_is_given_no_cookie(seeded_site, page):
    page.goto(f"{seeded_site}/incidents/2/")

    assert page.context.cookies() == []


def test_the_sign_in_page_is_accessible(seeded_site, page, assert_accessible, console_errors):
    page.goto(f"{seeded_site}/admin/")

    page.get_by_label("Username").wait_for()
    assert_accessible(page)
    assert console_errors == []
