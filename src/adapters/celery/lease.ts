import { createHash } from 'node:crypto';

/**
 * What keeps two runs from draining one service at once. It needs no right that a drain doesn't need: its key, or queue, is
 * named like one for replies.
 */
export interface Lease {
  /** True: it is ours, until `release` or the end of this process. False: another run has it. Throws what the broker says. */
  hold(name: string): Promise<boolean>;
  /** Bounded; never throws. */
  release(): Promise<void>;
}

const READABLE_LENGTH = 120;

/** `name` is unique; any characters. Short enough for AMQP, whose names have at most 255 bytes. */
export function nameLease(name: string, controlExchange: string): string {
  const readable = name.replaceAll(/[^\w-]/g, '-').slice(0, READABLE_LENGTH);
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `handover.${readable}.${hash}.reply.${controlExchange}.pidbox`;
}
