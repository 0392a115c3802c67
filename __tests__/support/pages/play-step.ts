/** A run of the step on a stage: what `src/main.ts` does, with the stage's clock, world and inputs. */
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { findRulePages, findRunUrl } from '../../../src/adapters/actions/find-run-urls.js';
import { findSecrets } from '../../../src/adapters/actions/find-secrets.js';
import { readGivenInputs } from '../../../src/adapters/actions/read-given-inputs.js';
import { makeCancellable } from '../../../src/make-cancellable.js';
import { type OpenStory, createStory } from '../../../src/create-story.js';
import { CancelledError, RefusedError, WorldError } from '../../../src/errors.js';
import { INPUT_DEFAULTS, INPUT_NAMES, parseInputs } from '../../../src/inputs.js';
import type { Inputs } from '../../../src/model/inputs.js';
import type { Report } from '../../../src/model/report.js';
import type { UndoRecord } from '../../../src/model/undo-record.js';
import type { Ending } from '../../../src/phases/ending.js';
import { createRun } from '../../../src/phases/run.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { tellFinalServing } from '../../../src/phases/watch/tell-final-serving.js';
import type { CeleryPort, Clock, World } from '../../../src/ports.js';
import { estimateLatestEnd } from '../../../src/rollout/estimate-latest-end.js';
import { countOf } from '../../../src/wording/count-of.js';
import { createAsk } from './ask-aws.js';
import { openEcsPort, openLoadBalancerPort, openLogsPort } from './open-ports.js';
import { CLUSTER, type Stage } from './open-stage.js';

const REGION = 'eu-central-1';
const ENVIRONMENT = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_ACTION_REPOSITORY: 'shop/ecs-handover',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_REPOSITORY: 'shop/shop',
  GITHUB_RUN_ID: '19283746501',
};
const quiet = (): undefined => undefined;
const LOG = { info: quiet, warn: quiet, debug: quiet, group: quiet, endGroup: quiet };
/** Celery's replies are collected for a second. */
const REPLIES_MS = 1_040;
/** Where it is known who is to answer, the last of them ends it. */
const OTHER_REPLIES_MS = 90;

/** `given`: inputs as they stand in a workflow. */
export async function playStep(stage: Stage, given: Readonly<Record<string, string>>): Promise<Report> {
  const inputs: Readonly<Record<string, string>> = { cluster: CLUSTER, service: stage.service, ...given };
  const defaults: Readonly<Record<string, string>> = INPUT_DEFAULTS;
  const read = (name: string): string => inputs[name] ?? defaults[name] ?? '';
  const masker = createMasker(findSecrets(read, INPUT_NAMES));
  const clock = openClock(stage);
  const story = createStory({ log: LOG, clock, mask: masker.maskDeep });
  story.tell({
    kind: 'run-opened',
    cluster: read('cluster'),
    service: read('service'),
    region: REGION,
    settings: readGivenInputs(read, INPUT_DEFAULTS),
    rulePagesUrl: findRulePages(ENVIRONMENT),
    runUrl: findRunUrl(ENVIRONMENT),
  });
  const calls = new Map<string, number>();
  const onCall = (operation: string): void => void calls.set(operation, (calls.get(operation) ?? 0) + 1);
  const ending = await runStep(stage, { story, clock, read, onCall });
  story.tell({ kind: 'run-ended', ...ending, calls: Object.fromEntries(calls) });
  return masker.maskDeep(story.report());
}

interface StepParts {
  readonly story: OpenStory;
  readonly clock: Clock;
  readonly read: (name: string) => string;
  readonly onCall: (operation: string) => void;
}

async function runStep(stage: Stage, parts: StepParts): Promise<Ending> {
  const { story } = parts;
  let inputs: Inputs;
  try {
    inputs = parseInputs(parts.read);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    story.tell({ kind: 'refused', problems: error.problems });
    return { outcome: 'refused', reason: `${countOf(error.problems.length, 'wrong input')}.` };
  }
  const latestEndAtMs = estimateLatestEnd(inputs, story.report().startedAtMs);
  story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'run' });
  const run = createRun({ inputs, world: openWorld(stage, parts), region: REGION });
  const ending = await runPhases(run);
  if (ending.outcome !== 'cancelled' && ending.outcome !== 'refused') await tellFinalServing(run);
  return ending;
}

function openClock({ play, pass, cancel }: Stage): Clock {
  return {
    now: () => Math.round(play.nowMs()),
    random: () => 0.5,
    sleep: (ms) => {
      pass(ms);
      return cancel.signal.aborted
        ? Promise.reject(new CancelledError('The job was cancelled.'))
        : Promise.resolve();
    },
  };
}

function openWorld(stage: Stage, { story, clock, onCall }: StepParts): World {
  const ask = createAsk(stage, onCall);
  let record: UndoRecord | null = null;
  return {
    clock,
    story,
    ecs: makeCancellable(openEcsPort(stage, ask), stage.cancel.signal),
    loadBalancer: makeCancellable(openLoadBalancerPort(ask), stage.cancel.signal),
    logs: makeCancellable(openLogsPort(stage, ask), stage.cancel.signal),
    connectCelery: () => connectCelery(stage),
    undo: {
      read: () => record,
      write: (written) => {
        record = written;
      },
    },
    readFile: (path) => {
      const file = stage.files.get(path);
      if (file === undefined) throw new WorldError('missing', 'file', `${path} can't be read (ENOENT).`);
      return JSON.stringify(file);
    },
  };
}

/** Every question takes as long as replies are waited for. */
async function connectCelery(stage: Stage): Promise<CeleryPort> {
  stage.connectBroker();
  const slow = new Proxy(stage.celery.port, {
    get: (port, name, receiver) => {
      const member: unknown = Reflect.get(port, name, receiver);
      if (typeof member !== 'function') return member;
      return (...values: unknown[]): unknown => {
        stage.pass(name === 'ping' ? REPLIES_MS : OTHER_REPLIES_MS);
        return Reflect.apply(member, port, values);
      };
    },
  });
  return Promise.resolve(makeCancellable(slow, stage.cancel.signal));
}
