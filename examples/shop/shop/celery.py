"""The shop's Celery app. Configured only by its environment, like a container."""

import os

from celery import Celery

app = Celery(
    "shop",
    broker=os.environ.get("BROKER_URL", "redis://127.0.0.1:6379/0"),
    include=os.environ.get("SHOP_TASKS", "shop.tasks").split(),
)

app.conf.update(
    # One job per process at a time, none fetched ahead: a long job blocks no other.
    worker_prefetch_multiplier=1,
    # Keep trying if the broker is not up yet.
    broker_connection_retry_on_startup=True,
    task_ignore_result=True,
    worker_hijack_root_logger=False,
)
