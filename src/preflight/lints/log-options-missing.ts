import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly missing: readonly string[];
}

const NEEDED = ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'];

export const logOptionsMissing = defineLint<Found>({
  id: 'log-options-missing',
  code: 'L09',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, logDriver, logOptions }) => {
      const missing = NEEDED.filter((option) => (logOptions[option] ?? '') === '');
      return logDriver === 'awslogs' && missing.length > 0 ? [{ container: name, missing }] : [];
    }),

  explain: ({ container, missing }) => ({
    what: `Container ${container} logs with awslogs, but without ${missing.join(' and ')}.`,
    why: 'Without them the task may not start, or its log stream can not be found by the task id.',
    fix: `Set ${missing.join(', ')}.`,
  }),
});
