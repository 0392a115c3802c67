import type { DrainChoice, Report } from '../model/report.js';
import type { StampedEvent } from '../model/run-event.js';
import { findPrimary } from '../rollout/find-primary.js';
import { countOf } from '../wording/count-of.js';
import { describeWorkers } from './describe-workers.js';
import { ETA_JOBS_RETURN } from '../wording/describe-eta-jobs.js';
import { FATES } from '../wording/describe-ended-jobs.js';
import { describePreflight } from './describe-preflight.js';
import { describeQueuesElsewhere } from './describe-queues-elsewhere.js';
import { formatDuration } from '../wording/format-duration.js';
import { shortenEvent } from '../wording/shorten-event.js';
import { findNewEvents } from './apply-look.js';
import type { LogLine } from './log-line.js';

type EventOf<K extends StampedEvent['kind']> = Extract<StampedEvent, { kind: K }>;
type Describe<K extends StampedEvent['kind']> = (
  event: EventOf<K>,
  before: Report,
  after: Report,
) => readonly LogLine[];

/** The looks are described by the progress of what waits for them. */
const silent = (): readonly LogLine[] => [];

const DESCRIPTIONS: { readonly [K in StampedEvent['kind']]: Describe<K> } = {
  'run-opened': silent,
  'end-bounded': ({ what, latestEndAtMs }, before, after) =>
    before === after
      ? []
      : info(`Latest possible end${what === 'hand-over' ? ' of the hand-over' : ''}: ${iso(latestEndAtMs)}`),
  refused: ({ problems }) => problems.map(warn),
  'phase-begun': ({ title }) => [{ level: 'group', text: title }],
  'phase-ended': () => [{ level: 'end-group', text: '' }],
  warned: ({ sentence }, before, after) => (before === after ? [] : [warn(sentence)]),
  noted: ({ sentence, isWarning }) => (isWarning === true ? [warn(sentence)] : info(sentence)),
  progressed: (event, _, after) => describeProgressed(event, after),
  'service-found': describeFound,
  'preflight-done': ({ ahead }) => describePreflight(ahead),
  'deploy-planned': (event) => [...info(describeDrain(event.drain)), ...describeWorkers(event)],
  'dry-run-planned': ({ lines }) => lines.flatMap((line) => info(`would: ${line}`)),
  'drain-changed': ({ drain, isWarning }) =>
    isWarning ? [warn(describeDrain(drain))] : info(describeDrain(drain)),
  'revision-chosen': ({ taskDefinitionArn, registered }) =>
    info(`${registered === null ? 'revision' : 'registered'} ${taskDefinitionArn}`),
  'service-updated': ({ deploymentId }) =>
    info(
      deploymentId === null
        ? 'UpdateService was accepted; ECS started no new deployment'
        : `deployment ${deploymentId} started`,
    ),
  'deployment-adopted': ({ deploymentId, taskDefinitionArn }) =>
    info(`watching deployment ${deploymentId} (${taskDefinitionArn})`),
  'service-looked': describeLook,
  'workers-looked': silent,
  'queues-elsewhere': (event) => [warn(describeQueuesElsewhere(event))],
  'drain-looked': silent,
  'jobs-ended': ({ jobs }) =>
    jobs.map(({ name, id, node, taskArn, fate, stop }) =>
      warn(`job ${name} ${id}: ${FATES[fate]}. ${node} on ${taskArn ?? 'an unknown task'} ended: ${stop}`),
    ),
  'eta-jobs-found': describeEtaJobs,
  'workers-ended': describeEnding,
  'workers-replaced': ({ nodes, deploymentId, sentence }) =>
    info(`${nodes.join(', ')} made way for fresh tasks of the same revision: ${deploymentId}. ${sentence}`),
  'watch-ended': ({ sentence }) => info(sentence),
  'rollout-timed': ({ tookMs }, _, after) => describeTime(tookMs, after),
  'evidence-collected': (_, before, after) => describeCause(before, after),
  'call-failed': (_, before, after) => describeCause(before, after),
  'undo-begun': ({ workers }) =>
    workers.length === 0 ? [] : info(`undoing: ${countOf(workers.length, 'silenced worker')}`),
  'repairs-listed': ({ commands }) => commands.flatMap(info),
  'run-ended': (event, _, after) => describeRunEnd(event, after),
};

/** What the log says of an event, given the report before it and with it. A warning that was given before is not repeated. */
export function describeEvent(event: StampedEvent, before: Report, after: Report): readonly LogLine[] {
  const describe = DESCRIPTIONS[event.kind] as Describe<StampedEvent['kind']>;
  return describe(event, before, after);
}

const warn = (text: string): LogLine => ({ level: 'warn', text });
const info = (text: string): readonly LogLine[] => (text === '' ? [] : [{ level: 'info', text }]);
const iso = (atMs: number): string => new Date(atMs).toISOString();

/** A heartbeat also says what serves meanwhile. */
function describeProgressed(
  { sentence, heartbeat }: EventOf<'progressed'>,
  { serving }: Report,
): readonly LogLine[] {
  if (heartbeat === null) return info(sentence);
  return [...info(`still: ${sentence}`), ...info(`${heartbeat}. ${serving.sentence}`.trim())];
}

function describeFound({ service }: EventOf<'service-found'>): readonly LogLine[] {
  const primary = findPrimary(service);
  if (primary === null) return [];
  return info(
    `${service.name} serves ${primary.taskDefinitionArn} (${primary.id}, ${primary.rolloutState ?? 'no rollout state'}): ` +
      `${service.runningCount} of ${service.desiredCount} tasks running`,
  );
}

/** New events of ECS, or what serves at the end. */
function describeLook(
  { during, look }: EventOf<'service-looked'>,
  before: Report,
  { serving }: Report,
): readonly LogLine[] {
  if (during === 'end') return info(serving.sentence);
  return findNewEvents(before, look.service.events).flatMap(({ message }) => info(shortenEvent(message)));
}

function describeDrain({ mode, why }: DrainChoice): string {
  return `drain: ${mode} (${why})`;
}

function describeEnding({ nodes, ending }: EventOf<'workers-ended'>): readonly LogLine[] {
  if (nodes.length === 0) return [];
  const names = nodes.join(', ');
  if (ending === 'restored') return info(`verified: ${names} consume their queues again`);
  // Workers that were not restored come with a warning of their own.
  return ending === 'replaced' ? info(`replaced or being replaced: ${names}`) : [];
}

/** Those that are waited for are named while that lasts. */
function describeEtaJobs({ others, otherCount, boundAtMs }: EventOf<'eta-jobs-found'>): readonly LogLine[] {
  if (otherCount === 0) return [];
  const count = countOf(otherCount, 'ETA job');
  const lines = others.map(({ name, id, node, dueAtMs }) => {
    const due = dueAtMs === null ? 'due at a time that is not known' : `due at ${iso(dueAtMs)}`;
    return `ETA job ${name} ${id} on ${node}: ${due}`;
  });
  const hidden = otherCount - others.length;
  return [
    `${count} not waited for, since the drain ends by ${iso(boundAtMs)}: ${ETA_JOBS_RETURN}`,
    ...lines,
    ...(hidden === 0 ? [] : [`… and ${hidden} more`]),
  ].flatMap(info);
}

function describeTime(tookMs: number, { ahead }: Report): readonly LogLine[] {
  if (ahead === null || ahead.rollout === null) return [];
  const { expected, worst } = ahead.rollout.duration;
  return info(
    `the rollout took ${formatDuration(tookMs)} (estimate: ${formatDuration(expected)}, at worst ${formatDuration(worst)})`,
  );
}

/** The best explanation, once it is known or another one. */
function describeCause({ diagnoses: [before] }: Report, { diagnoses: [best] }: Report): readonly LogLine[] {
  if (best?.severity !== 'cause' || best.id === before?.id) return [];
  return [best.what, best.why, ...best.evidence, best.fix].flatMap(info);
}

/** What serves is read once more at the end of other runs. */
function describeRunEnd({ outcome, reason }: EventOf<'run-ended'>, { serving }: Report): readonly LogLine[] {
  const wasRead = outcome !== 'cancelled' && outcome !== 'refused';
  return [...(wasRead ? [] : info(serving.sentence)), ...info(`${outcome}: ${reason}`)];
}
