import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of ours in the job's temporary folder, which the runner empties between jobs. */
export function nameRunnerFile(name: string, ...keys: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(keys)).digest('hex').slice(0, 16);
  return join(process.env['RUNNER_TEMP'] || tmpdir(), `ecs-handover-${name}-${hash}.json`);
}
