import type { CommandReply, NodeAnswers, WorkerLook, WorkerProfile } from '../../model/worker.js';
import type { CeleryPort } from '../../ports.js';
import type { BrokerLink } from './broker-link.js';
import type { Command, Question } from './build-envelope.js';
import {
  parseConsumption,
  parseError,
  parseJobs,
  parseJsonOnly,
  parsePool,
  parseQueues,
  parseRevoked,
  parseScheduled,
} from './parse-answers.js';
import type { Reply } from './parse-reply.js';
import { repeatOnLoss } from './repeat-on-loss.js';
import type { ReplyInbox } from './reply-inbox.js';
import type { SilentNodes } from './silent-nodes.js';
import { estimateWindow } from './estimate-window.js';
import type { Timings } from './timings.js';

export interface RemoteControlParts {
  readonly link: BrokerLink;
  readonly inbox: ReplyInbox;
  readonly silent: SilentNodes;
  readonly timings: Timings;
  readonly now: () => number;
  readonly newId: () => string;
  readonly debug: (line: string) => void;
}

/** All answers of each node to one question, one value for each of its pidboxes. */
type Answers = ReadonlyMap<string, readonly unknown[]>;

/** Celery's remote control over either broker. */
export class RemoteControl implements Omit<CeleryPort, 'holdLease'> {
  readonly transport: 'redis' | 'amqp';
  readonly where: string;
  readonly #parts: RemoteControlParts;
  /** Pidboxes by node name, where there is more than one. */
  readonly #duplicates = new Map<string, number>();
  #unreadable: string | null = null;
  #closing: Promise<void> | null = null;

  constructor(parts: RemoteControlParts) {
    this.#parts = parts;
    this.transport = parts.link.transport;
    this.where = parts.link.where.replace(/,$/, '');
  }

  async ping(): Promise<NodeAnswers> {
    const { replies, receivers } = await repeatOnLoss(() =>
      this.#send({ method: 'ping', destination: null }),
    );
    const answered = countNodes(replies);
    const nodes = [...answered.keys()];
    const consumers = await repeatOnLoss(() => this.#parts.link.countConsumers(nodes));
    const counts = new Map<string, number>();
    for (const [node, count] of answered) {
      // On Redis a duplicate that was silent this time still counts, unless everybody has answered.
      const known = receivers !== null && receivers > replies.length ? (this.#duplicates.get(node) ?? 0) : 0;
      counts.set(node, Math.max(count, known, consumers?.get(node) ?? 0));
    }
    for (const [node, count] of counts) {
      if (count > 1) this.#duplicates.set(node, count);
      else this.#duplicates.delete(node);
    }
    return { counts: Object.fromEntries(counts), receivers };
  }

  async fetchMailboxes(candidates: readonly string[]): Promise<readonly string[]> {
    return repeatOnLoss(() => this.#parts.link.fetchMailboxes(candidates));
  }

  async fetchProfiles(nodes: readonly string[]): Promise<readonly WorkerProfile[]> {
    const stats = await this.#ask('stats', nodes);
    const conf = await this.#ask('conf', [...stats.keys()]);
    return [...stats].map(([node, values]) => ({
      node,
      pool: parsePool(values[0]),
      jsonOnly: (conf.get(node) ?? [null]).every(parseJsonOnly),
    }));
  }

  async fetchQueues(nodes: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
    const answers = parseAnswers(await this.#ask('active_queues', nodes), parseQueues);
    return Object.fromEntries([...answers].map(([node, queues]) => [node, [...new Set(queues)]]));
  }

  async fetchConsumedQueues(nodes: readonly string[]): ReturnType<CeleryPort['fetchConsumedQueues']> {
    return parseConsumption(await this.#ask('active_queues', nodes));
  }

  async look(profiles: readonly WorkerProfile[]): Promise<readonly WorkerLook[]> {
    const all = profiles.map(({ node }) => node);
    const json = new Set(profiles.filter(({ jsonOnly }) => jsonOnly).map(({ node }) => node));
    const scheduled = parseAnswers(await this.#ask('scheduled', [...json]), parseScheduled);
    const reserved = parseAnswers(await this.#ask('reserved', [...scheduled.keys()]), parseJobs);
    const askable = all.filter((node) => !json.has(node) || reserved.has(node));
    const active = parseAnswers(await this.#ask('active', askable), parseJobs);
    const queues = parseAnswers(await this.#ask('active_queues', [...active.keys()]), parseQueues);
    const waiting = [...queues.keys()].filter((node) => (scheduled.get(node) ?? []).length > 0);
    const revoked = parseAnswers(await this.#ask('revoked', waiting), parseRevoked);
    const dropped = new Set([...revoked.values()].flat());
    return all.map((node) => ({
      node,
      answered: queues.has(node),
      queues: [...new Set(queues.get(node))],
      active: active.get(node) ?? [],
      reserved: json.has(node) ? (reserved.get(node) ?? []) : null,
      scheduled: (scheduled.get(node) ?? []).filter(({ id }) => !dropped.has(id)),
    }));
  }

  silence(nodes: readonly string[], queue: string): Promise<readonly CommandReply[]> {
    return this.#command({ method: 'cancel_consumer', queue, destination: nodes });
  }

  restore(nodes: readonly string[], queue: string): Promise<readonly CommandReply[]> {
    return this.#command({ method: 'add_consumer', queue, destination: nodes });
  }

  /** Why no worker may have received a command, for people. */
  async explainNoReceivers(): Promise<string> {
    if (this.#unreadable === null) return repeatOnLoss(() => this.#parts.link.explainNoReceivers());
    return `A worker on ${this.where} answers in ${this.#unreadable}, which this action can't read: set task_serializer='json' in its app.`;
  }

  close(): Promise<void> {
    this.#closing ??= this.#parts.link.close();
    return this.#closing;
  }

  /** One entry for every node asked; one that did not answer is not accepted and has no error. */
  async #command(
    command: Command & { readonly destination: readonly string[] },
  ): Promise<readonly CommandReply[]> {
    if (command.destination.length === 0) return [];
    const { replies } = await this.#send(command);
    return command.destination.map((node) => {
      const values = replies.filter((reply) => reply.node === node).map(({ value }) => value);
      const error = values.map(parseError).find((text) => text !== null) ?? null;
      return { node, accepted: error === null && values.length >= this.#expected(node), error };
    });
  }

  /** The answers of nodes that answered completely, with all the pidboxes of their name. */
  async #ask(method: Question, nodes: readonly string[]): Promise<Answers> {
    const destination = nodes.filter((node) => !this.#parts.silent.has(node));
    if (destination.length === 0) return new Map();
    const { replies } = await repeatOnLoss(() => this.#send({ method, destination }));
    const answers = new Map<string, unknown[]>();
    for (const { node, value } of replies) {
      if (node !== null) answers.set(node, [...(answers.get(node) ?? []), value]);
    }
    return new Map(
      destination.flatMap((node) => {
        const values = answers.get(node) ?? [];
        return values.length >= this.#expected(node) ? [[node, values] as const] : [];
      }),
    );
  }

  async #send(command: Command): Promise<{ replies: readonly Reply[]; receivers: number | null }> {
    const { link, inbox, timings, now, newId, debug } = this.#parts;
    const { destination } = command;
    const ticket = newId();
    const collection = inbox.collect(ticket);
    const { losses } = link;
    try {
      const windowMs = destination === null ? timings.pingMs : timings.answerMs;
      const receivers = await link.publish(command, ticket, now() + windowMs);
      if (receivers === 0) return { replies: [], receivers };
      const waitMs = estimateWindow(windowMs, link.roundTripMs);
      if (destination !== null) {
        inbox.owed += destination.reduce((sum, node) => sum + this.#expected(node), 0);
        await collection.wait((replies) => this.#missing(destination, replies).length === 0, waitMs);
      } else if (receivers !== null) {
        inbox.owed += receivers;
        await collection.wait((replies) => replies.length >= receivers, waitMs);
      } else {
        await this.#waitForQuiet(collection);
      }
      const { replies } = collection;
      this.#note(replies, destination ?? [], link.losses > losses);
      debug(
        `broker: ${command.method}: ${replies.length} answers (asked ${destination?.length ?? receivers ?? 'all'})`,
      );
      return { replies: [...replies], receivers };
    } finally {
      collection.close();
    }
  }

  async #waitForQuiet(collection: ReturnType<ReplyInbox['collect']>): Promise<void> {
    const { link, timings } = this.#parts;
    const blindPingMs = estimateWindow(timings.blindPingMs, link.roundTripMs);
    const quietMs = estimateWindow(timings.quietMs, link.roundTripMs);
    await collection.wait(() => false, blindPingMs);
    for (let waitedMs = 0; collection.quietForMs() < quietMs && waitedMs < blindPingMs; waitedMs += quietMs) {
      await collection.wait(() => false, quietMs);
    }
  }

  #note(replies: readonly Reply[], destination: readonly string[], lost: boolean): void {
    const { silent } = this.#parts;
    if (lost) silent.clear();
    else for (const node of this.#missing(destination, replies)) silent.add(node);
    this.#unreadable = replies.find(({ node }) => node === null)?.contentType ?? this.#unreadable;
  }

  #missing(destination: readonly string[], replies: readonly Reply[]): readonly string[] {
    const answered = countNodes(replies);
    return destination.filter((node) => (answered.get(node) ?? 0) < this.#expected(node));
  }

  /** On AMQP, workers of the same name share a queue: each command reaches one of them. */
  #expected(node: string): number {
    return this.transport === 'redis' ? (this.#duplicates.get(node) ?? 1) : 1;
  }
}

function countNodes(replies: readonly Reply[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of replies) if (node !== null) counts.set(node, (counts.get(node) ?? 0) + 1);
  return counts;
}

/** Joins the answers of workers of the same name; a node with an answer that can't be parsed is left out. */
function parseAnswers<T>(
  answers: Answers,
  parse: (value: unknown) => readonly T[] | null,
): ReadonlyMap<string, readonly T[]> {
  return new Map(
    [...answers].flatMap(([node, values]) => {
      const parsed = values.map(parse);
      return parsed.some((items) => items === null)
        ? []
        : [[node, parsed.flatMap((items) => items ?? [])] as const];
    }),
  );
}
