"""What gunicorn loads: `storefront.asgi:application`."""

import os
import time

from django.core.asgi import get_asgi_application

from . import appetite

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "storefront.settings")

time.sleep(float(os.environ.get("BOOT_SECONDS", "0")))
appetite.eat(int(os.environ.get("EAT_MEGABYTES", "0")))
application = get_asgi_application()
