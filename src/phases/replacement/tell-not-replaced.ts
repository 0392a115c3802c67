import { describeReplaceCommand } from '../../drain/describe-repairs.js';
import type { Run } from '../run.js';

/** Names the workers that got their queues back and go on without being replaced, with the reason and the command. */
export function tellNotReplaced({ inputs, restored, world }: Run, why: string): void {
  if (restored.size === 0) return;
  const sentence =
    `Got their queues back and are not replaced: ${[...restored.keys()].join(', ')}. ` +
    `Reason: ${why.replace(/\.$/, '')}. At the next broker reconnect they lose their queues again (Celery up to 5.6). ` +
    `Replace them once they are idle: ${describeReplaceCommand(inputs)}`;
  world.story.tell({ kind: 'warned', sentence });
}
