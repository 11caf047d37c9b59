"""Settings of every installation. What differs from one to another comes from the environment (QIAOLIANG_*, DATABASE_URL)."""

import os
from pathlib import Path

from qiaoliang.settings.databases import database_from_environment
from qiaoliang.settings.secret_key import read_secret_key

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("QIAOLIANG_DATA_DIR", "var")).resolve()

QIAOLIANG_PACK = os.environ.get("QIAOLIANG_PACK", "alxa_2017_108")
QIAOLIANG_DATA_DIR = DATA_DIR

# -- who may reach it ----------
SECRET_KEY = read_secret_key(DATA_DIR)
QIAOLIANG_CREDENTIAL_KEYS = os.environ.get("QIAOLIANG_CREDENTIAL_KEYS", "")  # a file; nothing: in the data directory
QIAOLIANG_AUDIT_KEY = os.environ.get("QIAOLIANG_AUDIT_KEY", "")  # nothing: derived from SECRET_KEY
QIAOLIANG_AUDIT_FORMER_KEYS = [key for key in os.environ.get("QIAOLIANG_AUDIT_FORMER_KEYS", "").split(",") if key]
DEBUG = os.environ.get("QIAOLIANG_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("QIAOLIANG_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
IS_SERVED_OVER_HTTPS = os.environ.get("QIAOLIANG_HTTPS", "") == "1"
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("QIAOLIANG_ORIGINS", "").split(",") if origin]

# -- parts ----------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton",
    "axes",
    "qiaoliang.audit",
    "qiaoliang.organisations",
    "qiaoliang.registry",
    "qiaoliang.credentials",
    "qiaoliang.entitlements",
    "qiaoliang.plan",
    "qiaoliang.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qiaoliang.settings.security_headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "qiaoliang.settings.urls"
WSGI_APPLICATION = "qiaoliang.settings.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
COTTON_DIR = "cotton"

# -- data ----------
DATABASES = {"default": database_from_environment(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- signing in ----------
AUTH_USER_MODEL = "organisations.Staff"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "web:sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AXES_HANDLER = "qiaoliang.settings.lock_out.LockOut"  # where the three limits are
AXES_FAILURE_LIMIT = 5  # of one account at one address
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address", "username"]
AXES_CLIENT_IP_CALLABLE = "qiaoliang.settings.lock_out.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else whoever goes on guessing keeps somebody out for ever
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "web/office/locked_out.html"

# -- transport and cookies ----------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = IS_SERVED_OVER_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_SERVED_OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SERVED_OVER_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SERVED_OVER_HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_SERVED_OVER_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600  # seconds: one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# -- languages ----------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English"), ("zh-hant", "繁體中文")]
LOCALE_PATHS = [PACKAGE_DIR / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# -- static files ----------
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG

# -- log: ids and causes, one line each; never a name, an identity number or a posted form ----------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s level=%(levelname)s logger=%(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("QIAOLIANG_LOG_LEVEL", "INFO")},
    "loggers": {"django.db.backends": {"level": "WARNING"}, "axes": {"level": "ERROR"}},
}
