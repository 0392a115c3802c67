import type { PermissionQuestion, WayBackAction } from '../../model/permission.js';
import { readSource } from '../evidence/read-source.js';
import type { Run } from '../run.js';

/** What seems to be denied to this run. A dry run asks nothing; what can't be asked counts as allowed: the call shows. */
export async function fetchDenied(
  run: Run,
  questions: readonly PermissionQuestion[],
): Promise<readonly WayBackAction[]> {
  if (run.inputs.dryRun) return [];
  const answers = await Promise.all(
    questions.map(async (question) => {
      const ask = (): Promise<boolean> => run.world.ecs.fetchIsDenied(question);
      const isDenied = await readSource({ unreadable: [] }, question.action, ask);
      return isDenied === true ? [question.action] : [];
    }),
  );
  return answers.flat();
}
