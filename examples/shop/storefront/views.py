import os

from django.http import HttpResponse


def index(request):
    return HttpResponse(f"The shop, revision {os.environ.get('SHOP_REVISION', 'unknown')}\n", content_type="text/plain")


def healthz(request):
    """For the load balancer: no database, no login."""
    return HttpResponse("ok\n", content_type="text/plain")
