import type { QueueRecord, Timeline } from '../model/timeline.js';
import { shortenArn } from '../wording/shorten-arn.js';
import type { TimelineLook } from './look.js';

type Consumer = QueueRecord['consumers'][number];

/** A worker in a survey. */
export interface SurveyedWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly answers: boolean;
  readonly queues: readonly string[];
}

/** More queues are not worth keeping. */
const QUEUES_AT_MOST = 50;

/** Updates who consumes what, by the workers that answered; the others are assumed unchanged. */
export function setConsumers(timeline: Timeline, atMs: number, workers: readonly SurveyedWorker[]): Timeline {
  const answering = workers.filter(({ answers }) => answers);
  const nodes = new Set(answering.map(({ node }) => node));
  const names = [
    ...timeline.queues.map(({ queue }) => queue),
    ...answering.flatMap(({ queues }) => [...queues]),
  ];
  const records = [...new Set(names)].slice(0, QUEUES_AT_MOST).map((queue) => {
    const known = timeline.queues.find((record) => record.queue === queue);
    const consuming = answering.filter(({ queues }) => queues.includes(queue));
    const others = (known?.consumers ?? []).filter(({ node }) => !nodes.has(node));
    const record = known ?? { queue, consumers: [], gaps: [] };
    return change(record, atMs, [...others, ...consuming.map(toConsumer)]);
  });
  return { ...timeline, queues: records };
}

/** Removes workers that stopped consuming a queue or are gone. */
export function noteTakenConsumers(
  timeline: Timeline,
  atMs: number,
  workers: readonly {
    readonly node: string;
    readonly state: string;
    readonly queues: readonly { readonly name: string; readonly confirmed: boolean }[];
  }[],
): Timeline {
  const queues = timeline.queues.map((record) => {
    const gone = workers.filter(
      (worker) =>
        worker.state === 'gone' ||
        worker.queues.some(({ name, confirmed }) => name === record.queue && confirmed),
    );
    const left = record.consumers.filter(({ node }) => !gone.some((worker) => worker.node === node));
    return change(record, atMs, left);
  });
  return { ...timeline, queues };
}

/** Removes workers whose tasks no longer run. */
export function noteStoppedConsumers(timeline: Timeline, { atMs, tasks }: TimelineLook): Timeline {
  const ended = new Set(
    tasks.filter(({ lastStatus }) => lastStatus !== 'RUNNING').map(({ arn }) => shortenArn(arn)),
  );
  const queues = timeline.queues.map((record) =>
    change(
      record,
      atMs,
      record.consumers.filter(({ taskId }) => taskId === null || !ended.has(taskId)),
    ),
  );
  return { ...timeline, queues };
}

/** A gap lasts from the first look without a consumer to the first look with one again. */
function change(record: QueueRecord, atMs: number, consumers: readonly Consumer[]): QueueRecord {
  const had = record.consumers.length > 0;
  const has = consumers.length > 0;
  if (had && !has) return { ...record, consumers, gaps: [...record.gaps, { fromMs: atMs, toMs: null }] };
  const last = record.gaps.at(-1);
  if (!has || last?.toMs !== null) return { ...record, consumers };
  return { ...record, consumers, gaps: [...record.gaps.slice(0, -1), { ...last, toMs: atMs }] };
}

function toConsumer({ node, taskArn }: SurveyedWorker): Consumer {
  return { node, taskId: taskArn === null ? null : shortenArn(taskArn) };
}
