import type { JobOrder, ShopClient } from '../__tests__/support/shop/start-shop-client.js';

export interface JobStream {
  /** Ids of all jobs sent so far. */
  readonly jobs: readonly string[];
  /** Sends more of them at once; returns their ids. */
  add(count: number): Promise<readonly string[]>;
  /** Ends the stream; returns the ids of all its jobs. */
  stop(): Promise<readonly string[]>;
}

/** Sends a job every `everyMs`, beginning now. */
export function startJobStream(client: ShopClient, order: JobOrder, everyMs: number): JobStream {
  const jobs: string[] = [];
  const stream = { stopped: false };
  const add = async (count: number): Promise<readonly string[]> => {
    const sent = await client.send(Array.from({ length: count }, () => order));
    jobs.push(...sent);
    return sent;
  };
  const flow = async (): Promise<void> => {
    for (let dueAtMs = Date.now(); !stream.stopped; dueAtMs += everyMs) {
      await add(1);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAtMs + everyMs - Date.now())));
    }
  };
  const ended = flow();
  ended.catch(() => undefined);
  return {
    jobs,
    add,
    stop: async () => {
      stream.stopped = true;
      await ended;
      return jobs;
    },
  };
}
