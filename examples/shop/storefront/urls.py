import os

from django.urls import path

from . import views

urlpatterns = [
    path("", views.index),
    path(os.environ.get("HEALTH_PATH", "healthz/"), views.healthz),
]
