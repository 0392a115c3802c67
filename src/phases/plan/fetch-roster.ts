import { assessRoster } from '../../drain/assess-roster.js';
import type { Service } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import { findPrimary } from '../../rollout/find-primary.js';
import { findDoomed } from '../../rollout/find-doomed.js';
import type { Run } from '../run.js';
import { discoverWorkers } from '../workers/discover-workers.js';

/** The service's workers; what prevents a drain is added to the problems, the rest is a warning. */
export async function fetchRoster(
  run: Run,
  service: Service,
  tasks: readonly Task[],
  problems: string[],
): Promise<Roster | null> {
  const celery = await run.world.connectCelery();
  const { roster, answers } = await discoverWorkers(run, tasks);
  const nobodyHeard = Object.keys(answers.counts).length === 0 ? await celery.explainNoReceivers() : null;
  const automatic = run.inputs.drainWorkers === 'auto';
  const verdict = assessRoster(roster, {
    transport: celery.transport,
    where: celery.where,
    tasks,
    automatic,
    staleNodes: run.staleNodes,
    nobodyHeard,
  });
  if (verdict.problems.length > 0 && (await isCrashLooping(run, service, tasks))) {
    const sentence = 'The running tasks fail at once and hold no worker: nothing is drained.';
    run.world.story.tell({ kind: 'warned', sentence });
    return { ...roster, workers: [] };
  }
  problems.push(...verdict.problems);
  for (const sentence of verdict.warnings) run.world.story.tell({ kind: 'warned', sentence });
  return roster;
}

/** A revision whose tasks fail again and again has no workers to wait for; this deployment is meant to fix it. */
async function isCrashLooping(run: Run, service: Service, tasks: readonly Task[]): Promise<boolean> {
  const primary = findPrimary(service);
  if (primary === null) return false;
  const stopped = await run.world.ecs.fetchTasks('stopped');
  const all = { tasks: [...tasks, ...stopped], deploymentId: primary.id };
  return findDoomed({ ...all, maxFailedTasks: 2, nowMs: run.world.clock.now() }) !== null;
}
