"""Django's admin as an application, with the desk's own site as its default one."""

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """Stands in INSTALLED_APPS in the place of django.contrib.admin."""

    default_site = "incidents.desk.site.DeskSite"
    default = False
