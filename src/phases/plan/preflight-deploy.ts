import type { PreflightFacts } from '../../model/preflight.js';
import type { UpdatePlan } from '../../model/rollout.js';
import type { RolloutPlan } from '../../model/rollout-plan.js';
import type { Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { DrainChoice } from '../../drain/choose-drain.js';
import { ignoresStopSignal } from '../../definition/ignores-stop-signal.js';
import { runPreflight } from '../../preflight/run-preflight.js';
import { askRolloutPlan } from '../../rollout/ask-rollout-plan.js';
import { diffDefinitions } from '../../definition/diff-definitions.js';
import { diffService } from '../../rollout/diff-service.js';
import { estimateLatestEnd } from '../../rollout/estimate-latest-end.js';
import { observePace } from '../../rollout/planner/observe-pace.js';
import { planRollout } from '../../rollout/plan-rollout.js';
import { findUnknownLints } from '../../preflight/find-unknown-lints.js';
import { fetchPreflightContext, type PreflightContext } from './fetch-preflight-context.js';
import { noteSettings } from '../report/note-timeline.js';
import type { Run } from '../run.js';

/** What the look found, as far as it matters for what is to come. */
export interface Sight {
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly wanted: TaskDefinition;
  readonly update: UpdatePlan;
  readonly drain: DrainChoice;
  readonly roster: Roster | null;
}

/** Plans the rollout and runs the lints; keeps both in the report. Returns what refuses the deploy, one sentence each. */
export async function preflightDeploy(run: Run, sight: Sight): Promise<readonly string[]> {
  const { inputs, world } = run;
  const around = await fetchPreflightContext(run, sight.service, sight.tasks);
  const rules = { mode: inputs.preflight, ignore: inputs.preflightIgnore };
  const verdict = runPreflight(gatherFacts(run, sight, around), rules);
  const unknown = findUnknownLints(inputs.preflightIgnore);
  if (unknown.length > 0)
    world.report.warnings.push(`preflight-ignore: there is no lint ${unknown.join(', ')} (see docs/lints).`);
  world.report.ahead = {
    rollout: plan(run, sight, around),
    tookMs: null,
    findings: verdict.findings,
    ignored: verdict.ignored,
    changes: [
      ...diffService(sight.service, sight.update.update),
      ...(around.currentDefinition === null ? [] : diffDefinitions(around.currentDefinition, sight.wanted)),
    ],
    roster: (sight.roster?.workers ?? []).map(({ node, taskArn, answers, queues, pool }) => ({
      ...{ node, taskArn, answers, queues, pool },
    })),
    missingPermissions: around.missing,
  };
  return verdict.refusals;
}

function gatherFacts(run: Run, sight: Sight, around: PreflightContext): PreflightFacts {
  const { inputs, world } = run;
  const { service, drain, wanted } = sight;
  const atMs = world.clock.now();
  const real = { ...inputs, dryRun: false };
  const visibility = inputs.broker?.transportOptions['visibility_timeout'];
  return {
    atMs,
    service,
    ...percentsOf(run, service),
    definition: wanted,
    targetGroups: around.targetGroups,
    observedHealthyMs: observePace(sight.tasks, service.events).observedHealthyMs,
    protections: around.protections,
    drain: drain.mode,
    brokerKind:
      inputs.broker === null
        ? null
        : /^(py)?amqps?:|^librabbitmq:/.test(inputs.broker.url)
          ? 'amqp'
          : 'redis',
    visibilityTimeoutSeconds: typeof visibility === 'number' ? visibility : null,
    drainTimeoutMs: inputs.drainTimeoutMs,
    healthTimeoutMs: inputs.healthTimeoutMs,
    rollsBackItself:
      inputs.onFailure === 'rollback' && inputs.maxFailedTasks > 0 && inputs.phases.includes('post-deploy'),
    endsAtMs: estimateLatestEnd({ ...real, onFailure: 'leave' }, atMs),
    endsWithRollbackAtMs: estimateLatestEnd(real, atMs),
    credentialsExpireAtMs: world.limits?.credentialsExpireAtMs ?? null,
    jobEndsAtMs: world.limits?.jobEndsAtMs ?? null,
  };
}

function percentsOf(
  { inputs }: Run,
  service: Service,
): Pick<PreflightFacts, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent'> {
  return {
    desiredCount: inputs.desiredCount ?? service.desiredCount,
    minimumHealthyPercent: inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
    maximumPercent: inputs.maximumPercent ?? service.maximumPercent,
  };
}

function plan(run: Run, sight: Sight, around: PreflightContext): RolloutPlan | null {
  const { inputs } = run;
  const { service, tasks, wanted, drain } = sight;
  if (service.schedulingStrategy !== 'REPLICA') return null;
  const question = askRolloutPlan({
    service,
    tasks,
    definition: wanted,
    currentDefinition: around.currentDefinition,
    targetGroups: around.targetGroups,
    ...percentsOf(run, service),
    holdsOld: drain.mode === 'overlap',
    drainTimeoutMs: drain.mode === 'overlap' ? inputs.drainTimeoutMs : 0,
    healthTimeoutMs: inputs.phases.includes('post-deploy') ? inputs.healthTimeoutMs : null,
    ignoresStopSignal: ignoresStopSignal(around.currentDefinition ?? wanted),
  });
  noteSettings(run, service, question, around.targetGroups);
  return planRollout(question);
}
