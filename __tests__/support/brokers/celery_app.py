"""A small Celery app for tests.

CELERY_SETTINGS (JSON) goes into its configuration, JOURNAL is the file that jobs write to, and all jobs end when the file
RELEASE is there.
"""

import json
import os
import time

from celery import Celery
from celery.signals import worker_ready

app = Celery("celery_app")
app.conf.update(
    broker_url=os.environ["CELERY_BROKER_URL"],
    broker_connection_retry_on_startup=True,
    worker_send_task_events=False,
)
app.conf.update(json.loads(os.environ.get("CELERY_SETTINGS", "{}")))


@worker_ready.connect
def say_when_it_listens(sender, **_):
    """Celery logs "ready." before the first turn of the loop, in which it subscribes to Redis's channels."""
    sender.hub.call_soon(print, "listens")


def journal(line):
    path = os.environ.get("JOURNAL")
    if path:
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def pause(seconds):
    release = os.environ.get("RELEASE")
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and not (release and os.path.exists(release)):
        time.sleep(min(left, 0.1))


@app.task(bind=True, name="tests.hold")
def hold(self, seconds, *_ignored, **_also_ignored):
    journal({"id": self.request.id, "at": "start", "pid": os.getpid(), "time": time.time()})
    pause(seconds)
    journal({"id": self.request.id, "at": "end", "pid": os.getpid(), "time": time.time()})
