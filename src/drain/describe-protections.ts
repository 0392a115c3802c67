import type { TaskProtection } from '../model/protection.js';
import { shortenTask } from '../wording/shorten-arn.js';

/** `1a2b3c4d until 2026-11-25T12:00:00.000Z, …` */
export function describeProtections(protections: readonly TaskProtection[]): string {
  return protections
    .map(({ taskArn, expiresAtMs }) => {
      const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
      return `${shortenTask(taskArn)} until ${until}`;
    })
    .join(', ');
}
