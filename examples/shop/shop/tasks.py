"""The shop's jobs. Acknowledged early (Celery's default): a job that is cut is lost."""

import time
from contextlib import contextmanager

from . import journal
from .celery import app


@contextmanager
def recorded(request, name):
    journal.write("start", request.id, name, request.hostname)
    yield
    journal.write("end", request.id, name, request.hostname)


@app.task(bind=True, name="shop.cook")
def cook(self, seconds):
    """A long job that takes `seconds`."""
    with recorded(self.request, self.name):
        time.sleep(seconds)


@app.task(bind=True, name="shop.noop")
def noop(self):
    """A job that ends at once."""
    with recorded(self.request, self.name):
        pass


@app.task(bind=True, name="shop.charge")
def charge(self, card, seconds=0):
    """A job whose argument is secret."""
    with recorded(self.request, self.name):
        time.sleep(seconds)


@app.task(bind=True, name="shop.remind")
def remind(self, seconds=0):
    """A job for later: send it with an ETA or a countdown."""
    with recorded(self.request, self.name):
        time.sleep(seconds)
