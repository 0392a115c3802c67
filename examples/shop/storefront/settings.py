"""The storefront's settings. Configured only by its environment, like a container."""

import os


def flag(name):
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = flag("DEBUG")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "*").split(",")
TIME_ZONE = "UTC"
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT")

ROOT_URLCONF = "storefront.urls"
INSTALLED_APPS = ["storefront"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]

# Without DATABASE_HOST, an in-memory database that keeps nothing.
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
if os.environ.get("DATABASE_HOST"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": os.environ["DATABASE_HOST"],
        "PORT": os.environ.get("DATABASE_PORT", "5432"),
        "NAME": "shop",
        "USER": "shop",
        "PASSWORD": os.environ.get("DATABASE_PASSWORD", ""),
        "OPTIONS": {"connect_timeout": 5},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"storefront": os.environ.get("MIGRATIONS", "storefront.migrations")}
