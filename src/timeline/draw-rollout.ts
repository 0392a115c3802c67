import type { Deployment } from '../model/service.js';
import type { SpanKind, TimelineLane, TimelineSettings, TimelineSpan } from '../model/timeline.js';
import { makeSpan, putSpans } from './change-lane.js';
import { governStability } from './govern.js';
import type { TimelineLook } from './look.js';

/** The deployment as a whole: how long it took, and what held it although its tasks were there. */
export function drawRollout(
  lane: TimelineLane,
  look: TimelineLook,
  settings: TimelineSettings,
): TimelineLane {
  const deployment = look.service.deployments.find(({ id }) => id === look.deploymentId);
  if (deployment === undefined || deployment.createdAtMs < look.startedAtMs) return lane;
  const find = (kind: SpanKind): TimelineSpan | null => lane.spans.find((span) => span.kind === kind) ?? null;
  const endedAtMs = find('rollout')?.toMs ?? findEnd(deployment, look);
  const { serviceDeployment } = look;
  const drawn = [
    makeSpan('rollout', deployment.createdAtMs, endedAtMs),
    ...drawWhile('bake', find('bake'), serviceDeployment?.lifecycleStage === 'BAKE_TIME', look.atMs),
    ...drawWhile('paused', find('paused'), (serviceDeployment?.waitingHooks.length ?? 0) > 0, look.atMs),
    ...(endedAtMs !== null && (settings.stableForMs ?? 0) > 0 && deployment.rolloutState === 'COMPLETED'
      ? [makeSpan('stable-for', endedAtMs, look.atMs, governStability(settings))]
      : []),
  ];
  return { ...lane, spans: putSpans(lane.spans, drawn) };
}

/** The event's time where there is one, else that of the first look after it. */
function findEnd({ id, rolloutState }: Deployment, { service, atMs }: TimelineLook): number | null {
  if (rolloutState !== 'COMPLETED' && rolloutState !== 'FAILED') return null;
  const word = rolloutState === 'COMPLETED' ? 'completed' : 'failed';
  const said = service.events.find(({ message }) =>
    message.includes(`(deployment ${id}) deployment ${word}`),
  );
  return said?.atMs ?? atMs;
}

/** A state from the first look that showed it to the first that no longer did. */
function drawWhile(
  kind: SpanKind,
  known: TimelineSpan | null,
  holds: boolean,
  atMs: number,
): readonly TimelineSpan[] {
  if (known === null) return holds ? [makeSpan(kind, atMs, null)] : [];
  return [known.toMs === null && !holds ? makeSpan(kind, known.fromMs, atMs) : known];
}
