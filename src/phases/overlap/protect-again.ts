import { findDroppedProtections } from '../../drain/find-dropped-protections.js';
import type { Ledger } from '../../drain/ledger.js';
import type { Task } from '../../model/task.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { readSource } from '../evidence/read-source.js';
import type { Run } from '../run.js';
import { protect } from '../workers/protect-tasks.js';

/** How far the hand-over has come, as far as protection needs it. */
interface Standing {
  readonly expiryMinutes: number;
  readonly ledger: Ledger;
  readonly silenced: ReadonlySet<string>;
  readonly released: ReadonlySet<string>;
  /** Gets what ECS refuses. */
  readonly unprotected: Set<string>;
}

/**
 * Sets the protections again that the app itself dropped. What ECS refuses is named once, and not asked for again: a worker
 * that still takes jobs there is to be silenced at once.
 */
export async function protectAgain(run: Run, overlap: Standing, old: readonly Task[]): Promise<void> {
  const { clock, ecs, story } = run.world;
  const tasks = old.filter(({ arn }) => !overlap.released.has(arn) && !overlap.unprotected.has(arn));
  if (tasks.length === 0) return;
  const arns = tasks.map(({ arn }) => arn);
  const protections = await readSource({ unreadable: [] }, 'ecs:GetTaskProtection', () =>
    ecs.fetchProtections(arns),
  );
  if (protections === null) return;
  const { ledger, silenced: silencedTaskArns } = overlap;
  const facts = { tasks, protections, silencedTaskArns, ledger, nowMs: clock.now() };
  const dropped = findDroppedProtections(facts);
  if (dropped.length === 0) return;
  const names = dropped.map(shortenTask).join(', ');
  story.tell({
    kind: 'noted',
    sentence: `${names}: no longer protected, probably by its app: protected again`,
  });
  const failures = await protect(run, dropped, overlap.expiryMinutes);
  for (const { taskArn, reason } of failures.filter(({ reason }) => reason !== 'MISSING')) {
    overlap.unprotected.add(taskArn);
    const sentence = `Old task ${shortenTask(taskArn)} lost its protection and could not be protected again (${reason}): ECS may stop it while its jobs run.`;
    story.tell({ kind: 'warned', sentence });
  }
}
