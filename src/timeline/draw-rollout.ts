import type { Deployment } from '../model/service.js';
import type { SpanKind, TimelineLane, TimelineSettings, TimelineSpan } from '../model/timeline.js';
import { makeSpan, putSpans } from './change-lane.js';
import { findStabilitySetting } from './find-setting.js';
import type { TimelineLook } from './look.js';

/** The deployment as a whole: how long it took, and what delayed it although its tasks were running. */
export function drawRollout(
  lane: TimelineLane,
  look: TimelineLook,
  settings: TimelineSettings,
): TimelineLane {
  const deployment = look.service.deployments.find(({ id }) => id === look.deploymentId);
  const find = (kind: SpanKind): TimelineSpan | null => lane.spans.find((span) => span.kind === kind) ?? null;
  const rollout = find('rollout');
  const createdAtMs = rollout?.fromMs ?? deployment?.createdAtMs ?? null;
  if (createdAtMs === null || createdAtMs < look.startedAtMs) return lane;
  const goesOn = deployment?.status === 'PRIMARY' && deployment.rolloutState === 'IN_PROGRESS';
  // Missing from the list once doesn't end it: the list can lag.
  const endedAtMs = goesOn ? null : (rollout?.toMs ?? findEnd(deployment, look));
  const { serviceDeployment } = look;
  const drawn = [
    makeSpan('rollout', createdAtMs, endedAtMs),
    ...drawWhile('bake', find('bake'), serviceDeployment?.lifecycleStage === 'BAKE_TIME', look.atMs),
    ...drawWhile('paused', find('paused'), (serviceDeployment?.waitingHooks.length ?? 0) > 0, look.atMs),
    ...(endedAtMs !== null && (settings.stableForMs ?? 0) > 0 && deployment?.rolloutState === 'COMPLETED'
      ? [makeSpan('stable-for', endedAtMs, look.atMs, findStabilitySetting(settings))]
      : []),
  ];
  return { ...lane, spans: putSpans(lane.spans, drawn) };
}

/**
 * The event's time if there is one, else that of the first look after it. A deployment that is no longer PRIMARY is over
 * too: rolled back or replaced.
 */
function findEnd(deployment: Deployment | undefined, { service, atMs }: TimelineLook): number | null {
  if (deployment === undefined) return atMs;
  const { id, rolloutState, status } = deployment;
  if (rolloutState !== 'COMPLETED' && rolloutState !== 'FAILED') return status === 'PRIMARY' ? null : atMs;
  const word = rolloutState === 'COMPLETED' ? 'completed' : 'failed';
  const event = service.events.find(({ message }) =>
    message.includes(`(deployment ${id}) deployment ${word}`),
  );
  return event?.atMs ?? atMs;
}

/** A state, from the first look that showed it to the first one that didn't. */
function drawWhile(
  kind: SpanKind,
  known: TimelineSpan | null,
  holds: boolean,
  atMs: number,
): readonly TimelineSpan[] {
  if (known === null) return holds ? [makeSpan(kind, atMs, null)] : [];
  return [known.toMs === null && !holds ? makeSpan(kind, known.fromMs, atMs) : known];
}
