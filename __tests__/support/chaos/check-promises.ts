/** What must hold when main and post have ended, whatever failed in between. None of it is a golden text. */
import { aWorker } from '../fakes/fake-celery.js';
import { type Scene, nodeOf } from '../fakes/scenario.js';

/** Each broken promise in a sentence. */
export function findBrokenPromises(scene: Scene): readonly string[] {
  return [...findDeaf(scene), ...findForgottenProtections(scene), ...findRepeatedUpdates(scene)];
}

/** No worker is left deaf: it has its queues, or finishes a job under a protection, or its task is being replaced. */
function findDeaf({ tasks, service, celery, protections }: Scene): readonly string[] {
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  return tasks
    .filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
    .flatMap((task) => {
      const worker = celery.workers.get(nodeOf(task)) ?? aWorker();
      const isReplaced = primary?.id !== task.startedBy && primary?.rolloutState === 'IN_PROGRESS';
      const isFinishing = worker.active.length > 0 && protections.some(({ taskArn }) => taskArn === task.arn);
      return worker.queues.length > 0 || isFinishing || isReplaced ? [] : [`${nodeOf(task)} is deaf`];
    });
}

/** A protection that outlives the run is one under which a job is finished. */
function findForgottenProtections({ tasks, celery, protections }: Scene): readonly string[] {
  return protections.flatMap(({ taskArn }) => {
    const task = tasks.find(({ arn }) => arn === taskArn);
    const worker = task === undefined ? undefined : celery.workers.get(nodeOf(task));
    return worker === undefined || worker.active.length > 0 ? [] : [`${taskArn} stays protected`];
  });
}

/** One UpdateService to deploy, one to go back. */
function findRepeatedUpdates({ calls }: Scene): readonly string[] {
  const updates = calls.filter((call) => call.startsWith('update '));
  return updates.length <= 2 ? [] : [`${updates.length} UpdateService calls`];
}
