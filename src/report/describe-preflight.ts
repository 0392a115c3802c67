import type { PlanReport } from '../model/plan-report.js';
import type { LogLine } from './log-line.js';

/** The rollout plan and the findings of the lints, worst first. */
export function describePreflight({
  rollout,
  findings,
  ignored,
  missingPermissions,
}: PlanReport): readonly LogLine[] {
  return [
    ...(rollout === null
      ? []
      : [
          info(`rollout plan: ${rollout.sentence}`),
          ...rollout.warnings.map((text): LogLine => ({ level: 'warn', text })),
          ...rollout.advice.slice(0, 1).map(({ sentence }) => info(sentence)),
        ]),
    ...findings.map(({ id, severity, what, why, fix }): LogLine => ({
      level: severity === 'note' ? 'info' : 'warn',
      text: `preflight ${severity}: ${what} ${why} ${fix} (${id})`,
    })),
    ...(ignored.length > 0 ? [info(`preflight: found, and ignored as asked: ${ignored.join(', ')}`)] : []),
    ...missingPermissions.map(({ action, consequence }) =>
      info(`could not be read (${action}): ${consequence}`),
    ),
  ];
}

const info = (text: string): LogLine => ({ level: 'info', text });
