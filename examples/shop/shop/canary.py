"""A health check that sends a small job: `python3 -m shop.canary QUEUE` exits with 0 when a worker has run it.

Needs SHOP_JOURNAL, where it sees that the job ended.
"""

import sys
import time

from . import journal
from .celery import app

PATIENCE_SECONDS = 3


def main(queue):
    job = app.send_task("shop.noop", queue=queue)
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if journal.has_ended(job.id):
            return 0
        time.sleep(0.1)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
