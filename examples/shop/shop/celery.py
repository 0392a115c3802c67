"""The shop's Celery app. Configured by its environment alone, as a container is."""

import os

from celery import Celery

app = Celery(
    "shop",
    broker=os.environ.get("BROKER_URL", "redis://127.0.0.1:6379/0"),
    include=os.environ.get("SHOP_TASKS", "shop.tasks").split(),
)

app.conf.update(
    # One job per process at a time, nothing hoarded: a long job holds up nobody else's.
    worker_prefetch_multiplier=1,
    # Seconds to sleep before the first reconnect to a broker that went away.
    broker_connection_retry_on_startup=True,
    task_ignore_result=True,
    worker_hijack_root_logger=False,
)
