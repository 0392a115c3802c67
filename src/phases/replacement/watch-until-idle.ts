import { type ReplacementVerdict, assessReplacement } from '../../drain/assess-replacement.js';
import type { Deployment, Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import { createProgress } from '../report/create-progress.js';
import { fetchKnown } from '../report/fetch-known.js';
import type { Run } from '../run.js';
import { discoverWorkers } from '../workers/discover-workers.js';

export interface IdleWatch {
  readonly primary: Deployment;
  readonly definition: TaskDefinition;
  readonly canStopDeployments: boolean;
  readonly restored: Run['restored'];
  readonly untilMs: number;
}

/** What is replaced, as it was when every worker was idle. */
export interface Replaceable {
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly roster: Roster;
}

export interface Looked extends Replaceable {
  readonly verdict: ReplacementVerdict;
}

/** Waits until the service is steady and its workers are idle; `waiting` when the time is over. Changes nothing. */
export async function watchUntilIdle(
  run: Run,
  watch: IdleWatch,
): Promise<Looked | { readonly verdict: { readonly kind: 'waiting'; readonly why: string } }> {
  const { clock } = run.world;
  const progress = createProgress(run);
  const wait = { startedAtMs: clock.now(), boundAtMs: watch.untilMs, expectedAtMs: null };
  for (;;) {
    const look = await fetchKnown(run, 'the restored workers', () => lookAtWorkers(run, watch));
    if (look.isKnown && look.value.verdict.kind !== 'waiting') return look.value;
    const why =
      look.isKnown && look.value.verdict.kind === 'waiting'
        ? look.value.verdict.why
        : 'their state is not known';
    if (clock.now() >= watch.untilMs) return { verdict: { kind: 'waiting', why } };
    progress({ line: `The restored workers are replaced once they are idle: ${why}` }, wait);
    await clock.sleep(run.inputs.drainPollIntervalMs);
  }
}

async function lookAtWorkers(run: Run, watch: IdleWatch): Promise<Looked> {
  const { ecs, connectCelery } = run.world;
  const service = await ecs.fetchService();
  const tasks = await ecs.fetchTasks('running');
  const { roster } = await discoverWorkers(run, tasks);
  const celery = await connectCelery();
  const verdict = assessReplacement({
    inputs: run.inputs,
    service,
    deploymentId: watch.primary.id,
    tasks,
    roster,
    looks: await celery.look(roster.workers),
    restored: watch.restored,
    definitions: [watch.definition],
    canStopDeployments: watch.canStopDeployments,
  });
  return { service, tasks, roster, verdict };
}
