import { messageOf } from './errors.js';
import type { Masker } from './adapters/actions/create-masker.js';
import { createLog } from './adapters/actions/create-log.js';
import { createUndoStore } from './adapters/actions/create-undo-store.js';
import { findSecrets } from './adapters/actions/find-secrets.js';
import { maskSecrets } from './adapters/actions/mask-secrets.js';
import { readInput } from './adapters/actions/read-input.js';
import { writeOrWarn } from './adapters/actions/write-or-warn.js';
import { writeSummary } from './adapters/actions/write-summary.js';
import { createSystemClock } from './adapters/clock/system-clock.js';
import { createStory } from './create-story.js';
import { INPUT_NAMES, parseInputs } from './inputs.js';
import type { Inputs } from './model/inputs.js';
import type { UndoRecord } from './model/undo-record.js';
import { openWorld } from './open-world.js';
import type { Log } from './ports.js';
import { createRun } from './phases/run.js';
import { tellNotReplaced } from './phases/replacement/tell-not-replaced.js';
import type { UndoEnding } from './phases/undo.js';
import { tellRepairs, undo } from './phases/undo.js';
import { renderUndo } from './summary/render-undo.js';

/** All post steps of a cancelled job share less than five minutes. */
const POST_TIMEOUT_MS = 175_000;
/** What fails in passing is repeated so long; one more pass fits behind. */
const UNDO_MS = 150_000;

/** Undoes what the main step left behind, however it ended. */
export async function post(): Promise<void> {
  const masker = maskSecrets(findSecrets(readInput, INPUT_NAMES));
  const log = createLog(masker);
  const inputs = readInputsOrNull();
  const record = inputs === null ? null : createUndoStore({ ...inputs, log }).read();
  if (inputs === null || record === null || record.status === 'closed') {
    log.info('Nothing to undo.');
    return;
  }
  const ending = await undoStep(inputs, record, { masker, log });
  process.exit(ending.clean ? 0 : 1);
}

/** Wrong inputs were refused by main, which then changed nothing. */
function readInputsOrNull(): Inputs | null {
  try {
    return parseInputs(readInput);
  } catch {
    return null;
  }
}

interface Written {
  readonly masker: Masker;
  readonly log: Log;
}

async function undoStep(inputs: Inputs, record: UndoRecord, { masker, log }: Written): Promise<UndoEnding> {
  const signal = AbortSignal.timeout(POST_TIMEOUT_MS);
  const clock = createSystemClock(signal);
  const story = createStory({ log, clock, mask: masker.maskDeep });
  const { cluster, service } = inputs;
  const nothing = { settings: [], rulePagesUrl: null, runUrl: null, region: null };
  story.tell({ kind: 'run-opened', cluster, service, ...nothing });
  const startedAtMs = clock.now();
  const { world, close } = openWorld({ inputs, story, masker, signal, onCall: () => undefined, startedAtMs });
  const run = createRun({ inputs, world, region: null, record });
  let ending: UndoEnding;
  try {
    ending = await undo(run, UNDO_MS);
  } catch (error) {
    const message = messageOf(error);
    ending = tellRepairs(run, `The undo could not be finished: ${message}`);
  }
  tellNotReplaced(run, 'the post step replaces no worker');
  story.tell({ kind: 'noted', sentence: ending.sentence });
  writeOrWarn('The job summary', log, () => {
    const page = renderUndo(masker.maskDeep(story.report()), masker.maskDeep(ending));
    if (inputs.summary !== 'none') writeSummary(page, masker);
  });
  await close();
  return ending;
}
