"""What really happened to each job: one JSON line when it starts, one when it ends.

The file is shared by all workers. Each line is one write to a file opened with O_APPEND, so lines never mix.
"""

import json
import os
import time


def write(event, job, name, node, **more):
    path = os.environ.get("SHOP_JOURNAL")
    if not path:
        return
    line = {
        "event": event,
        "job": job,
        "name": name,
        "node": node,
        "pid": os.getpid(),
        "revision": revision(),
        "at": time.time(),
        **more,
    }
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(descriptor, (json.dumps(line) + "\n").encode())
    finally:
        os.close(descriptor)


def has_ended(job):
    """Whether the journal says that this job ended."""
    path = os.environ.get("SHOP_JOURNAL")
    if not path or not os.path.exists(path):
        return False
    with open(path, encoding="utf-8") as lines:
        return any(entry["job"] == job and entry["event"] == "end" for entry in map(json.loads, lines))


def revision():
    """The revision of the task definition that runs here."""
    return os.environ.get("SHOP_REVISION") or os.environ.get("TASK_DEFINITION_ARN") or "unknown"
