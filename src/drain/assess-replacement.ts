import { PHASES } from '../model/inputs.js';
import type { Deployment, Service } from '../model/service.js';
import type { Task } from '../model/task.js';
import type { WorkerLook } from '../model/worker.js';
import { countOf } from '../wording/count-of.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { type OverlapFacts, assessOverlap } from './assess-overlap.js';

export interface ReplacementFacts extends Omit<OverlapFacts, 'taskCount'> {
  /** The deployment that was PRIMARY when the workers had got their queues back. */
  readonly deploymentId: string;
  /** desiredStatus RUNNING */
  readonly tasks: readonly Task[];
  readonly looks: readonly WorkerLook[];
  /** Node → task of the workers that got their queues back. */
  readonly restored: ReadonlyMap<string, string | null>;
}

export type ReplacementVerdict =
  /** `nodes`: those of the restored workers that are still there. */
  | { readonly kind: 'ready'; readonly nodes: readonly string[] }
  | { readonly kind: 'waiting' | 'impossible'; readonly why: string }
  /** No restored worker is left. */
  | { readonly kind: 'gone' };

/**
 * Can the service's tasks be replaced now? Once ECS has nothing else to do, and every worker answers and is idle: a job that
 * runs longer than `drain-timeout` would not survive the end of its task's protection.
 */
export function assessReplacement(facts: ReplacementFacts): ReplacementVerdict {
  const { service, deploymentId, tasks, roster } = facts;
  const nodes = listRemaining(facts);
  if (nodes.length === 0) return { kind: 'gone' };
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary?.id !== deploymentId) return impossible('another deployment is in charge of the service');
  if (!isSteady(service, primary, tasks)) return waiting('the service is not steady');
  const [missing] = roster.tasksWithoutWorker;
  if (missing !== undefined) return waiting(`no worker answers on the task ${shortenTask(missing)}`);
  const [problem] = assessOverlap({ ...facts, inputs: withoutWishes(facts), taskCount: tasks.length });
  if (problem !== undefined) return impossible(problem);
  const busy = facts.roster.workers.flatMap(({ node }) => describeWork(node, facts.looks));
  return busy.length > 0 ? waiting(busy.join('; ')) : { kind: 'ready', nodes };
}

function listRemaining({ restored, tasks }: ReplacementFacts): readonly string[] {
  const isThere = (taskArn: string | null): boolean =>
    taskArn === null || tasks.some(({ arn }) => arn === taskArn);
  return [...restored].filter(([, taskArn]) => isThere(taskArn)).map(([node]) => node);
}

function isSteady(service: Service, primary: Deployment, tasks: readonly Task[]): boolean {
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const isComplete = running.length === service.desiredCount && tasks.length === service.desiredCount;
  return (
    isComplete && service.deployments.length === 1 && (primary.rolloutState ?? 'COMPLETED') === 'COMPLETED'
  );
}

/** The phases, count and percentages that were asked for are those of the deploy that failed. */
function withoutWishes({ inputs }: ReplacementFacts): OverlapFacts['inputs'] {
  return { ...inputs, phases: PHASES, desiredCount: null, minimumHealthyPercent: null, maximumPercent: null };
}

/** A worker that does not answer is never idle. */
function describeWork(node: string, looks: readonly WorkerLook[]): readonly string[] {
  const look = looks.find((one) => one.node === node);
  if (look?.answered !== true) return [`${node} does not answer`];
  const count = look.active.length + (look.reserved?.length ?? 0);
  return count === 0 ? [] : [`${node} holds ${countOf(count, 'job')}`];
}

function impossible(why: string): ReplacementVerdict {
  return { kind: 'impossible', why };
}

function waiting(why: string): ReplacementVerdict {
  return { kind: 'waiting', why };
}
