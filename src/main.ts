import { annotate } from './adapters/actions/annotate.js';
import type { Masker } from './adapters/actions/create-masker.js';
import { findSecrets } from './adapters/actions/find-secrets.js';
import { findRulePages, findRunUrl } from './adapters/actions/find-run-urls.js';
import { maskSecrets } from './adapters/actions/mask-secrets.js';
import { readInput } from './adapters/actions/read-input.js';
import { readGivenInputs } from './adapters/actions/read-given-inputs.js';
import { setOutputs } from './adapters/actions/set-outputs.js';
import { writeReport } from './adapters/actions/write-report.js';
import { writeSummary } from './adapters/actions/write-summary.js';
import { createReport } from './create-report.js';
import { RefusedError } from './errors.js';
import { INPUT_DEFAULTS, parseInputs } from './inputs.js';
import type { Inputs } from './model/inputs.js';
import type { Report } from './model/report.js';
import { PASSING_OUTCOMES } from './model/report.js';
import { openWorld } from './open-world.js';
import type { Ending } from './phases/post-deploy.js';
import { noteFinalServing } from './phases/watch/note-final-serving.js';
import { runPhases } from './phases/run-phases.js';
import { estimateLatestEnd } from './rollout/estimate-latest-end.js';
import { countOf } from './wording/count-of.js';
import { describeAnnotation } from './summary/describe-annotation.js';
import { renderSummary } from './summary/render-summary.js';

/** Runs the step once and always leaves a summary behind. Every decision is made elsewhere. */
export async function main(): Promise<void> {
  const signal = listenForCancel();
  const masker = maskSecrets(findSecrets(readInput('broker-url'), readInput('broker-transport-options')));
  const report = createReport({
    cluster: readInput('cluster'),
    service: readInput('service'),
    region: process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? null,
    startedAtMs: Date.now(),
  });
  report.rulePagesUrl = findRulePages(process.env);
  const runUrl = findRunUrl(process.env);
  if (runUrl !== null) report.runUrl = runUrl;
  report.settings = readGivenInputs(readInput, INPUT_DEFAULTS);
  const { outcome, reason } = await runStep(report, masker, signal).catch(unexpected);
  Object.assign(report, { outcome, reason, endedAtMs: Date.now() });
  const detail = readInput('summary');
  // Masked before it is rendered: escaping would hide a secret from the masker.
  const masked = masker.maskDeep(report);
  if (detail !== 'none') writeSummary(renderSummary(masked, detail === 'brief' ? detail : 'full'), masker);
  setOutputs(report, writeReport(report, masker), masker);
  annotate(describeAnnotation(masked), masker);
  // A connection that doesn't close must not keep the step alive.
  process.exit((PASSING_OUTCOMES as readonly string[]).includes(outcome) ? 0 : 1);
}

/** What nobody foresaw still ends in a summary; the post step undoes what was changed. */
function unexpected(error: unknown): Ending {
  return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
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

async function runStep(report: Report, masker: Masker, signal: AbortSignal): Promise<Ending> {
  let inputs: Inputs;
  try {
    inputs = parseInputs(readInput);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    report.refusals = [...error.problems];
    return { outcome: 'refused', reason: `${countOf(error.problems.length, 'wrong input')}.` };
  }
  report.latestEndAtMs = estimateLatestEnd(inputs, report.startedAtMs);
  const { world, close } = openWorld(inputs, report, masker, signal);
  world.log.info(`Latest possible end: ${new Date(report.latestEndAtMs).toISOString()}`);
  try {
    const run = { inputs, world, record: null };
    const ending = await runPhases(run);
    if (ending.outcome !== 'cancelled' && ending.outcome !== 'refused') await noteFinalServing(run);
    else if (report.serving.sentence !== '') world.log.info(report.serving.sentence);
    world.log.info(`${ending.outcome}: ${ending.reason}`);
    return ending;
  } finally {
    await close();
  }
}
