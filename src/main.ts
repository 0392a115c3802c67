import type { Masker } from './adapters/actions/create-masker.js';
import { createLog } from './adapters/actions/create-log.js';
import { findSecrets } from './adapters/actions/find-secrets.js';
import { findRulePages, findRunUrl } from './adapters/actions/find-run-urls.js';
import { maskSecrets } from './adapters/actions/mask-secrets.js';
import { readInput } from './adapters/actions/read-input.js';
import { readGivenInputs } from './adapters/actions/read-given-inputs.js';
import { createSystemClock } from './adapters/clock/system-clock.js';
import { type OpenStory, createStory } from './create-story.js';
import { messageOf, RefusedError } from './errors.js';
import { INPUT_DEFAULTS, INPUT_NAMES, parseInputs } from './inputs.js';
import type { Inputs } from './model/inputs.js';
import { type CallCounts } from './model/step-report.js';
import { PASSING_OUTCOMES } from './model/report.js';
import { writeResults } from './write-results.js';
import { openWorld } from './open-world.js';
import type { Log } from './ports.js';
import type { Ending } from './phases/ending.js';
import { createRun } from './phases/run.js';
import { runPhases } from './phases/run-phases.js';
import { tellFinalServing } from './phases/watch/tell-final-serving.js';
import { estimateLatestEnd } from './rollout/estimate-latest-end.js';
import { countOf } from './wording/count-of.js';

/** Runs the step once and always leaves a summary behind. Every decision is made elsewhere. */
export async function main(): Promise<void> {
  const signal = listenForCancel();
  const masker = maskSecrets(findSecrets(readInput, INPUT_NAMES));
  const log = createLog(masker);
  const story = openStory(masker, log, signal);
  const calls = new Map<string, number>();
  const ending = await runStep(story, masker, signal, calls).catch(unexpected);
  story.tell({ kind: 'run-ended', ...ending, calls: Object.fromEntries(calls) satisfies CallCounts });
  writeResults({ report: story.report(), detail: readInput('summary'), masker, log });
  // A connection that doesn't close must not keep the step alive.
  process.exit((PASSING_OUTCOMES as readonly string[]).includes(ending.outcome) ? 0 : 1);
}

function openStory(masker: Masker, log: Log, signal: AbortSignal): OpenStory {
  const clock = createSystemClock(signal);
  const story = createStory({ log, clock, mask: masker.maskDeep });
  // Masked before anything is cut: the first half of a secret is one too.
  const read = (name: string): string => masker.mask(readInput(name));
  story.tell({
    kind: 'run-opened',
    cluster: read('cluster'),
    service: read('service'),
    region: findRegion(),
    settings: readGivenInputs(read, INPUT_DEFAULTS),
    rulePagesUrl: findRulePages(process.env),
    runUrl: findRunUrl(process.env),
  });
  return story;
}

function findRegion(): string | null {
  return process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? null;
}

/** An unforeseen error still ends in a summary; the post step undoes what was changed. */
function unexpected(error: unknown): Ending {
  return { outcome: 'failed', reason: messageOf(error) };
}

/** The runner sends SIGINT, 7.5 s later SIGTERM, and 2.5 s later kills. */
function listenForCancel(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

async function runStep(
  story: OpenStory,
  masker: Masker,
  signal: AbortSignal,
  calls: Map<string, number>,
): Promise<Ending> {
  let inputs: Inputs;
  try {
    inputs = parseInputs(readInput);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    story.tell({ kind: 'refused', problems: error.problems });
    return { outcome: 'refused', reason: `${countOf(error.problems.length, 'wrong input')}.` };
  }
  const { startedAtMs } = story.report();
  story.tell({ kind: 'end-bounded', latestEndAtMs: estimateLatestEnd(inputs, startedAtMs), what: 'run' });
  const onCall = (operation: string): void => void calls.set(operation, (calls.get(operation) ?? 0) + 1);
  const { world, close } = openWorld({ inputs, story, masker, signal, onCall, startedAtMs });
  try {
    const run = createRun({ inputs, world, region: findRegion() });
    const ending = await runPhases(run);
    if (ending.outcome !== 'cancelled' && ending.outcome !== 'refused') await tellFinalServing(run);
    return ending;
  } finally {
    await close();
  }
}
