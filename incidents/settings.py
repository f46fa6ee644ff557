"""
Every setting of the project, read from the environment here and nowhere else.

A missing or bad value stops the start with one message that lists all problems at once. On a development machine
``make run`` writes ``var/development.env``, which is read here unless ``DEVELOPMENT=0`` is set.
"""

import enum
import os
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qsl, unquote, urlsplit

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent


class Role(enum.StrEnum):
    """What a process does. Each role has only the addresses, credentials and middleware that it needs."""

    ALL = "all"
    DESK = "desk"
    PUBLIC = "public"
    WORKER = "worker"


class Environment(BaseSettings):
    """
    The environment variables of the product.

    sealed_names_keys   Fernet keys, comma-separated, newest first; the first encrypts, all decrypt
    public_database_url reader's and (desk, worker) writer's address of the public store
    single_person_newsroom  whether somebody may approve their own work; the trail of the incident says so
    mail_url            smtp://, smtp+starttls:// or smtps://user:password@host:port, or console://; blank for no mails
    mail_from           the address that mails come from
    desk_url            where staff reach the desk, e.g. https://desk.example; mails link nothing without it
    """

    model_config = SettingsConfigDict(extra="ignore")

    role: Role = Role.ALL
    secret_key: str = Field(default="", description="at least 50 random characters")
    database_url: str = ""
    public_database_url: str = ""
    sealed_names_keys: Annotated[list[str], NoDecode] = []
    allowed_hosts: Annotated[list[str], NoDecode] = []
    csrf_trusted_origins: Annotated[list[str], NoDecode] = []
    https: bool = True
    single_person_newsroom: bool = False
    mail_url: str = ""
    mail_from: str = ""
    desk_url: str = ""
    static_root: Path = BASE_DIR / "var" / "static"

    @field_validator("sealed_names_keys", "allowed_hosts", "csrf_trusted_origins", mode="before")
    @classmethod
    def _split_at_commas(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("database_url", "public_database_url")
    @classmethod
    def _is_a_database_address(cls, value: str) -> str:
        if value:
            try:
                backend = make_url(value).get_backend_name()
            except ArgumentError:
                raise ValueError("not an address such as sqlite:////var/lib/incidents/x.sqlite3") from None
            if backend not in {"sqlite", "postgresql"}:
                raise ValueError("must begin with sqlite:// or postgresql://")
        return value

    @field_validator("mail_url")
    @classmethod
    def _is_a_mail_server(cls, value: str) -> str:
        make_mail_settings(value)
        return value

    @field_validator("desk_url")
    @classmethod
    def _is_a_web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (parts.scheme in {"http", "https"} and parts.hostname):
            raise ValueError("not an address such as https://desk.example")
        return value.rstrip("/")

    @property
    def has_editorial_database(self) -> bool:
        """Whether processes of this role may reach the editorial database."""
        return self.role is not Role.PUBLIC

    @model_validator(mode="after")
    def _is_complete(self) -> "Environment":
        missing = [
            f"{name.upper()} is not set: {meaning}"
            for name, meaning, needed in (
                ("secret_key", "at least 50 random characters", len(self.secret_key) < 50),
                ("public_database_url", "address of the public store", not self.public_database_url),
                ("allowed_hosts", "host names served, comma-separated", not self.allowed_hosts),
                ("database_url", "address of the editorial database",
                 self.has_editorial_database and not self.database_url),
                ("sealed_names_keys", "Fernet keys, newest first, comma-separated",
                 self.has_editorial_database and not self.sealed_names_keys),
                ("mail_from", "the address that mails come from", bool(self.mail_url) and not self.mail_from),
            )
            if needed
        ]  # fmt: skip
        if self.role is Role.PUBLIC and (self.database_url or self.sealed_names_keys or self.mail_url):
            missing.append(
                "ROLE=public must not be given DATABASE_URL, SEALED_NAMES_KEYS or MAIL_URL: it has no use for them"
            )
        if missing:
            raise ValueError("; ".join(missing))
        return self


def read_environment() -> Environment:
    """
    Return the settings of this process.

    Raises ImproperlyConfigured with every problem found, one a line.
    """
    file = None if os.environ.get("DEVELOPMENT") == "0" else BASE_DIR / "var" / "development.env"
    try:
        return Environment(_env_file=file)
    except ValidationError as error:
        problems = [
            f"  {'.'.join(str(part) for part in problem['loc']).upper()} {problem['msg']}".rstrip()
            for problem in error.errors()
        ]
        raise ImproperlyConfigured("The environment is not complete:\n" + "\n".join(problems)) from None


def make_django_database(url: str) -> dict[str, Any]:
    """Return Django's DATABASES entry for an address in SQLAlchemy's form, used for both databases."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": address.database,
            # IMMEDIATE: a transaction that will write takes its lock at the start and never fails half way.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
            "TEST": {"NAME": f"{address.database}.test"},
        }
    query = dict(parse_qsl(url.partition("?")[2]))
    host = query.pop("host", None) or address.host
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.database,
        "USER": address.username or "",
        "PASSWORD": address.password or "",
        "HOST": host or "",
        "PORT": str(address.port or ""),
        "OPTIONS": query,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


MAIL_BACKENDS = {
    "": "django.core.mail.backends.dummy.EmailBackend",
    "console": "django.core.mail.backends.console.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtp+starttls": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
}


def make_mail_settings(url: str) -> dict[str, Any]:
    """
    Return Django's EMAIL_* settings for the address of a mail server; "" for none.

    Raises ValueError, without repeating the address: it may hold a password.
    """
    wrong = ValueError("not an address such as smtp://user:password@host:25 or console://")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in MAIL_BACKENDS or (parts.scheme.startswith("smtp") and not parts.hostname):
        raise wrong
    return {
        "EMAIL_BACKEND": MAIL_BACKENDS[parts.scheme],
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


env = read_environment()

# ---------------------------------------------------------------- what this process is

ROLE = env.role
DEBUG = False
SECRET_KEY = env.secret_key
ALLOWED_HOSTS = env.allowed_hosts
CSRF_TRUSTED_ORIGINS = env.csrf_trusted_origins
ROOT_URLCONF = "incidents.urls"
WSGI_APPLICATION = "incidents.wsgi.application"

PUBLIC_DATABASE_URL = env.public_database_url
SEALED_NAMES_KEYS = env.sealed_names_keys
DATABASES = {"default": make_django_database(env.database_url)} if env.has_editorial_database else {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---------------------------------------------------------------- review and mails to staff

SINGLE_PERSON_NEWSROOM = env.single_person_newsroom
SENDS_MAIL = bool(env.mail_url)
DESK_URL = env.desk_url
_mail = make_mail_settings(env.mail_url)
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mail_from or "nobody@localhost"
EMAIL_SUBJECT_PREFIX = ""

# ---------------------------------------------------------------- applications and middleware

STAFF_APPS = [
    "incidents.desk.admin_app.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "incidents.editorial",
    "incidents.desk",
]
INSTALLED_APPS = [
    *(STAFF_APPS if env.has_editorial_database else []),
    "django.contrib.staticfiles",
]

STAFF_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
# The admin's middleware is in STAFF_MIDDLEWARE, where its checks do not look for it.
SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410", "security.W003"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *(["incidents.desk.middleware.StaffOnlyMiddleware"] if env.has_editorial_database else []),
    "django.middleware.common.CommonMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *(
                    [
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                    if env.has_editorial_database
                    else []
                ),
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]

# ---------------------------------------------------------------- language, time, static files

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "incidents" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = env.static_root
STATICFILES_DIRS = [BASE_DIR / "incidents" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# ---------------------------------------------------------------- security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_SSL_REDIRECT = env.https
SECURE_HSTS_SECONDS = 63_072_000 if env.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.https
SECURE_HSTS_PRELOAD = env.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = env.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = env.https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"alembic": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
