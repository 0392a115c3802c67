import type { ConsumedQueue } from '../model/worker.js';

/** kombu's Broadcast names its queues so (kombu/common.py); every worker has one of its own. */
const BROADCAST = /^bcast\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** `worker_direct` (celery/utils/nodenames.py, WORKER_DIRECT_QUEUE_FORMAT). */
const DIRECT = /@.*\.dq2$/;
/** Shorter host names, such as `worker`, may be words of a queue's name. */
const TELLING_HOST_LENGTH = 8;

/**
 * Queues that belong to one worker and end with it: the name says so, or only one worker consumes it and the queue is
 * transient or has the name of the worker or its host in its own.
 */
export function findOwnQueues(
  queuesByNode: Readonly<Record<string, readonly ConsumedQueue[]>>,
): readonly string[] {
  const entries = Object.entries(queuesByNode);
  const countConsumers = (name: string): number =>
    entries.filter(([, queues]) => queues.some((queue) => queue.name === name)).length;
  const own = entries.flatMap(([node, queues]) =>
    queues
      .filter(({ name, isTransient }) => {
        if (BROADCAST.test(name) || DIRECT.test(name)) return true;
        return countConsumers(name) === 1 && (isTransient || isNamedAfter(node, name));
      })
      .map(({ name }) => name),
  );
  return [...new Set(own)].sort();
}

function isNamedAfter(node: string, queue: string): boolean {
  const host = node.slice(node.indexOf('@') + 1);
  const hosts = [host, host.split('.')[0] ?? host].filter(
    (name) => name.length >= TELLING_HOST_LENGTH && /\d/.test(name),
  );
  return [node, ...hosts].some((name) => containsWord(queue, name));
}

/** `ip-10-0-1-8` is not in `ip-10-0-1-84`. */
function containsWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at === -1) return false;
  const isInWord = (character: string | undefined): boolean =>
    character !== undefined && /[A-Za-z0-9]/.test(character);
  if (!isInWord(text[at - 1]) && !isInWord(text[at + word.length])) return true;
  return containsWord(text.slice(at + 1), word);
}
