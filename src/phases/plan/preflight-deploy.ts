import type { PreflightFacts } from '../../model/preflight.js';
import type { UpdatePlan } from '../../model/rollout.js';
import type { PlanReport } from '../../model/plan-report.js';
import type { RolloutPlanQuestion } from '../../model/rollout-plan.js';
import type { TimelineSettings } from '../../model/timeline.js';
import type { Service } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import type { Roster } from '../../model/worker.js';
import type { DrainChoice } from '../../drain/choose-drain.js';
import { isStopSignalIgnored } from '../../definition/is-stop-signal-ignored.js';
import { runPreflight } from '../../preflight/run-preflight.js';
import { toRolloutPlanQuestion } from '../../rollout/to-rollout-plan-question.js';
import { diffDefinitions } from '../../definition/diff-definitions.js';
import { diffService } from '../../rollout/diff-service.js';
import { estimateLatestEnd } from '../../rollout/estimate-latest-end.js';
import { measurePace } from '../../rollout/planner/measure-pace.js';
import { planRollout } from '../../rollout/plan-rollout.js';
import { findUnknownLints } from '../../preflight/find-unknown-lints.js';
import { fetchPreflightContext, type PreflightContext } from './fetch-preflight-context.js';
import { readSettings } from '../../timeline/read-settings.js';
import type { Run } from '../run.js';
import { toRosterRow } from './to-roster-row.js';

/** What the plan found, as far as the preflight needs it. */
export interface Sight {
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly wanted: TaskDefinition;
  readonly update: UpdatePlan;
  readonly drain: DrainChoice;
  readonly roster: Roster | null;
}

export interface Preflight {
  readonly ahead: PlanReport;
  /** What refuses the deploy, one sentence each. */
  readonly refusals: readonly string[];
}

/** Plans the rollout and runs the lints. */
export async function preflightDeploy(run: Run, sight: Sight): Promise<Preflight> {
  const { inputs, world } = run;
  const context = await fetchPreflightContext(run, sight.service, sight.tasks);
  const rules = { mode: inputs.preflight, ignore: inputs.preflightIgnore };
  const verdict = runPreflight(gatherFacts(run, sight, context), rules);
  const unknown = findUnknownLints(inputs.preflightIgnore);
  if (unknown.length > 0) {
    const sentence = `preflight-ignore: there is no lint ${unknown.join(', ')} (see docs/lints).`;
    world.story.tell({ kind: 'warned', sentence });
  }
  const question = askPlan(run, sight, context);
  const ahead: PlanReport = {
    rollout: question === null ? null : planRollout(question),
    tookMs: null,
    findings: verdict.findings,
    ignored: verdict.ignored,
    changes: listChanges(sight, context),
    roster: (sight.roster?.workers ?? []).map(toRosterRow),
    missingPermissions: context.missing,
  };
  const settings = question === null ? null : settingsOf(run, sight, question, context);
  world.story.tell({ kind: 'preflight-done', ahead, settings });
  return { ahead, refusals: verdict.refusals };
}

function listChanges(
  { service, update, wanted }: Sight,
  { currentDefinition }: PreflightContext,
): PlanReport['changes'] {
  return [
    ...diffService(service, update.update),
    ...(currentDefinition === null ? [] : diffDefinitions(currentDefinition, wanted)),
  ];
}

function gatherFacts(run: Run, sight: Sight, context: PreflightContext): PreflightFacts {
  const { inputs, world } = run;
  const { service, drain, wanted } = sight;
  const atMs = world.clock.now();
  const real = { ...inputs, dryRun: false };
  const visibility = inputs.broker?.transportOptions['visibility_timeout'];
  return {
    atMs,
    service,
    ...percentagesOf(run, service),
    definition: wanted,
    targetGroups: context.targetGroups,
    observedHealthyMs: measurePace(sight.tasks, service.events).observedHealthyMs,
    protections: context.protections,
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

function percentagesOf(
  { inputs }: Run,
  service: Service,
): Pick<PreflightFacts, 'desiredCount' | 'minimumHealthyPercent' | 'maximumPercent'> {
  return {
    desiredCount: inputs.desiredCount ?? service.desiredCount,
    minimumHealthyPercent: inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
    maximumPercent: inputs.maximumPercent ?? service.maximumPercent,
  };
}

function askPlan(run: Run, sight: Sight, context: PreflightContext): RolloutPlanQuestion | null {
  const { inputs } = run;
  const { service, tasks, wanted, drain } = sight;
  if (service.schedulingStrategy !== 'REPLICA') return null;
  return toRolloutPlanQuestion({
    service,
    tasks,
    definition: wanted,
    currentDefinition: context.currentDefinition,
    targetGroups: context.targetGroups,
    ...percentagesOf(run, service),
    holdsOld: drain.mode === 'overlap',
    drainTimeoutMs: drain.mode === 'overlap' ? inputs.drainTimeoutMs : 0,
    healthTimeoutMs: inputs.phases.includes('post-deploy') ? inputs.healthTimeoutMs : null,
    ignoresStopSignal: isStopSignalIgnored(context.currentDefinition ?? wanted),
  });
}

/** The settings that make this rollout slow or fast, for the timeline. */
function settingsOf(
  { inputs }: Run,
  { service }: Sight,
  { pace, maximumPercent }: RolloutPlanQuestion,
  { targetGroups }: PreflightContext,
): TimelineSettings {
  const { drainTimeoutMs, stableForMs } = inputs;
  return readSettings({ service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs });
}
