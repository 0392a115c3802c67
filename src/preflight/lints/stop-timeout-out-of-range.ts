import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly stopTimeout: number;
}

/** ContainerDefinition.stopTimeout: valid values on Fargate are 2 to 120. */
const RANGE = { min: 2, max: 120 };

export const stopTimeoutOutOfRange = defineLint<Found>({
  id: 'stop-timeout-out-of-range',
  code: 'L05',
  severity: 'stop',

  find: ({ isFargate, containers }) =>
    containers.flatMap(({ name, stopTimeout }) => {
      if (!isFargate || stopTimeout === null) return [];
      return stopTimeout < RANGE.min || stopTimeout > RANGE.max ? [{ container: name, stopTimeout }] : [];
    }),

  explain: ({ container, stopTimeout }) => ({
    what: `Container ${container} has a stopTimeout of ${stopTimeout} s.`,
    why: `Fargate allows ${RANGE.min} to ${RANGE.max} s and rejects the task definition.`,
    fix: `Set it to ${RANGE.max} or less; use a drain for longer work.`,
  }),
});
