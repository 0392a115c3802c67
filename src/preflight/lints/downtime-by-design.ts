import { defineLint } from '../define-lint.js';
interface Found {
  readonly minimum: number;
  readonly maximum: number;
}

export const downtimeByDesign = defineLint<Found>({
  id: 'downtime-by-design',
  code: 'L22',
  severity: 'warn',

  find: ({ isWebService, desiredCount, minimumHealthyPercent: minimum, maximumPercent: maximum }) => {
    const lower = Math.ceil((desiredCount * minimum) / 100);
    const upper = Math.floor((desiredCount * maximum) / 100);
    const stopsAll = desiredCount > 0 && lower === 0 && upper <= desiredCount;
    return isWebService && stopsAll ? [{ minimum, maximum }] : [];
  },

  explain: ({ minimum, maximum }) => ({
    what: `With minimum/maximum percentages of ${minimum}/${maximum}, ECS stops every old task of this web service before it starts a new one.`,
    why: 'No task answers until the new one is healthy.',
    fix: 'Set minimum-healthy-percent: 100 and maximum-percent: 200.',
  }),
});
