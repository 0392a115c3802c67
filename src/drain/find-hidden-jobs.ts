import type { Roster } from '../model/worker.js';

/**
 * Workers that accept more than JSON can't be asked for `reserved` and `scheduled`: an argument that JSON can't encode would
 * disable them (celery#3667). Their ETA jobs stay invisible.
 */
export function findHiddenJobs({ workers }: Pick<Roster, 'workers'>): readonly string[] {
  const nodes = workers.filter(({ answers, jsonOnly }) => answers && !jsonOnly).map(({ node }) => node);
  if (nodes.length === 0) return [];
  return [
    `ETA, countdown and retry jobs of these workers can't be seen, because their accept_content is not only JSON: ` +
      `${nodes.join(', ')}. They are not waited for: one that falls due before its task stops starts on the silenced worker, ` +
      `and ECS may cut it. Set accept_content to ['json'] if you can.`,
  ];
}
