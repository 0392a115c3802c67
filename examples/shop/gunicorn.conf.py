"""Where gunicorn listens. HOST and PORT are switches; TASK_IP is set when several tasks share one machine."""

import os

bind = f"{os.environ.get('HOST') or os.environ.get('TASK_IP') or '0.0.0.0'}:{os.environ.get('PORT', '8000')}"
