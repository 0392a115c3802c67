import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInLogs } from '../reading/find-in-logs.js';

/** celery/backends/redis.py, seen in a run: raised at the first use of the result backend. */
const INCOMPLETE = /rediss:\/\/ URL must have parameter ssl_cert_reqs/;

export const redissUrlIncomplete = defineRule({
  id: 'rediss-url-incomplete',
  severity: 'cause',
  find: (evidence) => {
    const lines = findInLogs(evidence, INCOMPLETE).map(({ line }) => line);
    return lines.length === 0 ? [] : [{ lines: shortenLines(lines) }];
  },
  explain: ({ lines }) => ({
    what: 'Celery rejects the `rediss://` URL of its result backend.',
    why: 'With TLS the URL must say how to verify the certificate.',
    fix: 'Append `?ssl_cert_reqs=CERT_REQUIRED` to the URL, or set `redis_backend_use_ssl`.',
    evidence: lines,
  }),
});
