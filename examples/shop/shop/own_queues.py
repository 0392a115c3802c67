"""Queues of one worker each: that of `worker_direct`, and a Broadcast queue, which kombu names `bcast.` and a UUID."""

from celery.signals import celeryd_after_setup
from kombu.common import Broadcast

from .celery import app

app.conf.worker_direct = True


@celeryd_after_setup.connect
def hear_news(instance, **_):
    instance.app.amqp.queues.select_add(Broadcast("news"))
