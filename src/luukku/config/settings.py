"""Django's settings: one module for demo, service and tests; what differs comes from the environment.

LUUKKU_MODE     `demo` (personas, no passwords) or `serve` (default)
DATABASE_URL    where PostgreSQL is; the start script sets it for the server that it runs
LUUKKU_HOSTS    host names that the service answers to, separated by commas
LUUKKU_OPEN_PAGES   `1`: the area's figures may be read by everybody, without signing in
LUUKKU_REPORT_TO    where an error of the law or of an answer is reported: an e-mail address, an address (https://…) or words
LUUKKU_FRAME_ORIGINS    origins that may show the small calculator in a frame, separated by commas: https://intra.kunta.fi
LUUKKU_HTTPS    `1` behind a TLS proxy: cookies become secure and HSTS is sent
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

from luukku.config import paths
from luukku.core.ui.framing import origins

MODE = os.environ.get("LUUKKU_MODE", "serve")
DEMO = MODE == "demo"
HTTPS = os.environ.get("LUUKKU_HTTPS") == "1"
OPEN_PAGES = os.environ.get("LUUKKU_OPEN_PAGES") == "1"
REPORT_TO = os.environ.get("LUUKKU_REPORT_TO", "").strip()
FRAME_ORIGINS = origins(os.environ.get("LUUKKU_FRAME_ORIGINS", ""))
DEBUG = False


def _secret_key() -> str:
    """The installation's own key, made at the first start and kept beside its data."""
    if key := os.environ.get("LUUKKU_SECRET_KEY"):
        return key
    file = paths.state() / "secret"
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(f"{file}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(fresh, file)  # the first of two starts at once wins, whole
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
        return file.read_text(encoding="ascii").strip()


def _database() -> dict[str, object]:
    """Django's form of DATABASE_URL. A Unix socket is given as `?host=/folder`."""
    url = urlsplit(os.environ.get("DATABASE_URL", "postgresql:///luukku"))
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")) or "luukku",
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": options.pop("port", str(url.port or "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = [host for host in os.environ.get("LUUKKU_HOSTS", "").split(",") if host] or ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "luukku.config.urls"
WSGI_APPLICATION = "luukku.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "django_cotton",
    "django_htmx",
    "luukku.core.ui",
    "luukku.core.access",
    "luukku.core.accounts",
    "luukku.core.lawbook",
    "luukku.area",
    "luukku.figures",
    "luukku.casework",
    "luukku.finance",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "luukku.core.ui.middleware.security_headers",
    "luukku.core.ui.middleware.open_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "luukku.core.ui.middleware.choose_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "luukku.core.ui.middleware.situation",
    "luukku.core.ui.once.keep_answers",
    "luukku.core.access.middleware.DefaultDeny",
    "luukku.core.ui.middleware.NotReadyPage",
    "luukku.core.ui.unknown_choice.UnknownChoicePage",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luukku.core.ui.context.shell",
            ],
            "builtins": ["luukku.core.ui.templatetags.luukku"],
        },
    }
]

# --- accounts -------------------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "luukku.core.accounts.backends.DeskBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "luukku.core.accounts.views.locked_out"
AXES_IPWARE_PROXY_COUNT = 0
AXES_VERBOSE = False

# --- language and time ----------------------------------------------------------------------------------------------------
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"
LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]

# --- files and caches -----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = paths.state() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # charts are kept by the hash of what they show, so that a page never waits for a picture twice
    "charts": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": paths.state() / "cache" / "charts",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

# --- security -------------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # user names are unique by a constraint that does not look at case
    "security.W004",  # HSTS, secure cookies and redirects belong to the installation behind TLS (LUUKKU_HTTPS)
    "security.W008",
    "security.W012",
    "security.W016",
    "security.W021",
]

# --- what the rooms give to the shell -------------------------------------------------------------------------------------
LUUKKU_AREA_NAME = "luukku.config.shell.area_name"
LUUKKU_RAIL = "luukku.config.shell.RAIL"
LUUKKU_FINDERS = "luukku.config.shell.FINDERS"
LUUKKU_LAW_BESIDE = "luukku.config.shell.LAW_BESIDE"
LUUKKU_LEMMA_CACHE = paths.state() / "cache" / "lemmas"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
