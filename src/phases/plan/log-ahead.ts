import type { Report } from '../../model/report.js';
import type { Log } from '../../ports.js';

/** The rollout plan and the lints' findings, worst first, before anything is changed. */
export function logAhead(log: Log, { ahead }: Report): void {
  if (ahead === undefined) return;
  const { rollout, findings, ignored, missingPermissions } = ahead;
  if (rollout !== null) {
    log.info(`rollout plan: ${rollout.sentence}`);
    for (const warning of rollout.warnings) log.warn(warning);
    for (const { sentence } of rollout.advice.slice(0, 1)) log.info(sentence);
  }
  for (const { id, severity, what, why, fix } of findings) {
    const line = `preflight ${severity}: ${what} ${why} ${fix} (${id})`;
    if (severity === 'note') log.info(line);
    else log.warn(line);
  }
  if (ignored.length > 0) log.info(`preflight: ignored, though found: ${ignored.join(', ')}`);
  for (const { action, consequence } of missingPermissions) {
    log.info(`could not be read (${action}): ${consequence}`);
  }
}
