import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
}

export const noLogConfiguration = defineLint<Found>({
  id: 'no-log-configuration',
  code: 'L08',
  severity: 'warn',

  find: ({ containers }) =>
    containers
      .filter(({ essential, logDriver }) => essential && logDriver === null)
      .map(({ name }) => ({ container: name })),

  explain: ({ container }) => ({
    what: `Container ${container} has no logConfiguration.`,
    why: 'Its output is lost with its task, so the reason for a failure can not be found.',
    fix: 'Use the awslogs driver with awslogs-group, awslogs-region and awslogs-stream-prefix.',
  }),
});
