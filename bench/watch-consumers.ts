import type { BrokerRoom } from '../__tests__/support/brokers/start-broker.js';
import { type ConsumerCounts, openConsumerCounter } from './count-consumers.js';

const EVERY_MS = 25;

export interface ConsumerSample {
  readonly atMs: number;
  readonly consumers: ConsumerCounts;
}

export interface ConsumerWatch {
  /** Ends the watch and returns all samples in order. */
  stop(): Promise<readonly ConsumerSample[]>;
}

/** Counts the consumers of the queues repeatedly, from the time when each queue has one. */
export async function watchConsumers(room: BrokerRoom, queues: readonly string[]): Promise<ConsumerWatch> {
  const counter = await openConsumerCounter(room, queues);
  const samples: ConsumerSample[] = [];
  const watch = { stopped: false };
  const take = async (): Promise<ConsumerSample> => {
    const consumers = await counter.count();
    return { atMs: Date.now(), consumers };
  };
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  const sample = async (): Promise<void> => {
    while (!watch.stopped) {
      const taken = await take();
      const isEverywhere = Object.values(taken.consumers).every((count) => count > 0);
      if (samples.length > 0 || isEverywhere) samples.push(taken);
      await pause();
    }
  };
  const ended = sample();
  ended.catch(() => undefined);
  return {
    stop: async () => {
      watch.stopped = true;
      await ended.finally(() => counter.close());
      if (samples.length === 0)
        throw new Error(`The queues ${queues.join(', ')} never all had a consumer at the same time.`);
      return samples;
    },
  };
}

/** For how long the queue had no consumer: from each sample that saw none to the next one. */
export function sumGapMs(samples: readonly ConsumerSample[], queue: string): number {
  return samples.reduce((sum, sample, at) => {
    const next = samples[at + 1];
    return sample.consumers[queue] === 0 && next !== undefined ? sum + next.atMs - sample.atMs : sum;
  }, 0);
}
