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
    what: `Container ${container} asks for a stopTimeout of ${stopTimeout} s.`,
    why: `Fargate takes ${RANGE.min} to ${RANGE.max} s and refuses the task definition.`,
    fix: `Set it to ${RANGE.max} at most; longer work is what a drain is for.`,
  }),
});
