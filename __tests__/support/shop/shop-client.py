"""Uses a broker as a Celery program does. One request per line on stdin, one answer per line on stdout.

{"send": [{"name", "args", "queue", "id", "countdown"}]} -> {"sent": [id, ...]}
{"queues": true} -> {"queues": {node: [queue, ...]}}, sent to everyone with a glob so that a trace can recognise it
"""

import json
import sys

from celery import Celery

app = Celery("client", broker=sys.argv[1])
app.conf.update(task_ignore_result=True, broker_transport_options=json.loads(sys.argv[2]))


def send(jobs):
    with app.connection_for_write() as connection:
        return [
            app.send_task(
                job["name"],
                args=job.get("args", []),
                queue=job["queue"],
                task_id=job["id"],
                countdown=job.get("countdown"),
                connection=connection,
            ).id
            for job in jobs
        ]


def queues():
    inspect = app.control.inspect(timeout=1.0, pattern="*", matcher="glob")
    answers = inspect.active_queues() or {}
    return {node: [queue["name"] for queue in found] for node, found in answers.items()}


for line in sys.stdin:
    request = json.loads(line)
    try:
        if "send" in request:
            answer = {"sent": send(request["send"])}
        else:
            answer = {"queues": queues()}
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
