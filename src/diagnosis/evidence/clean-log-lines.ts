import type { LogLine } from '../../model/evidence.js';

const LENGTH_AT_MOST = 2_000;
const LEFT_OUT = '(left out: it contains job arguments)';

/** Colours and other control sequences (ECMA-48), and control characters except the tab. */
// eslint-disable-next-line no-control-regex -- these are to be removed
const CONTROL = /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000a-\u001f\u007f]/g;

/** Celery prints the full content of messages it can't process: celery/worker/consumer/consumer.py, UNKNOWN_TASK_ERROR and others. */
const BEFORE_CONTENT = /full contents of the message (?:body|headers)(?: was)?:\s*$/i;
const CONTENT_INSIDE = [
  /((?:full contents of the message (?:body|headers)(?: was)?|^\s*body):\s*)\S.*$/i,
  /(Can't decode message body: ).*$/i,
  /(\bdelivery_info:.*\bheaders=).*$/i,
  /(\bTask \S+ succeeded in [\d.]+s: ).*$/,
];
const CONTENT_LIKE = /^\s*(?:b?['"[{(]|\{)/;

/** Log lines that are safe to keep: without colours, of limited length, and without job arguments. */
export function cleanLogLines(lines: readonly LogLine[]): readonly LogLine[] {
  let follows = false;
  return lines.map(({ atMs, message }) => {
    const text = message.replaceAll(CONTROL, '').trimEnd();
    const isContent = follows && CONTENT_LIKE.test(text);
    follows = BEFORE_CONTENT.test(text);
    return { atMs, message: clip(isContent ? LEFT_OUT : withoutContent(text)) };
  });
}

function withoutContent(text: string): string {
  return CONTENT_INSIDE.reduce((line, pattern) => line.replace(pattern, `$1${LEFT_OUT}`), text);
}

function clip(text: string): string {
  return text.length > LENGTH_AT_MOST ? `${text.slice(0, LENGTH_AT_MOST)}…` : text;
}
