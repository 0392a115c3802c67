import { describeReplaceCommand } from '../../drain/describe-repairs.js';
import type { Run } from '../run.js';

/** Names the workers that got their queues back and go on without being replaced, with the reason and the command. */
export function tellNotReplaced({ inputs, restored, world: { story } }: Run, why: string): void {
  if (restored.size === 0) return;
  const sentence =
    `Got their queues back and are not replaced: ${[...restored.keys()].join(', ')}. ` +
    `Reason: ${why.replace(/\.$/, '')}. At the next broker reconnect they lose their queues again (Celery up to 5.6).`;
  story.tell({ kind: 'warned', sentence });
  // A sentence of its own: a long one is cut on the page.
  const command = describeReplaceCommand(inputs);
  story.tell({ kind: 'warned', sentence: `Replace these workers once they are idle: ${command}` });
}
