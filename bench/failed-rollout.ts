/**
 * How much earlier the action fails a rollout whose health path answers 404 than ECS's circuit breaker and than
 * health-timeout: `npm run bench -- failed-rollout`. Two services with the same health settings get the same revision at
 * the same time, one through the action, the other through UpdateService with the circuit breaker on. Simulated ECS in real
 * time.
 */
import { openWebStage, type WebService, type WebStage } from '../__tests__/support/web/open-web-stage.js';
import { waitFor } from '../__tests__/support/wait-for.js';

/** For small and cached images; everything else is the simulator's default. */
const SETTINGS = { provisionSeconds: 2, pendingSeconds: 1, pullSeconds: 5, deprovisionSeconds: 2 };
const CHECKS = { tasks: 2, graceSeconds: 20, intervalSeconds: 5 };
/** The default. */
const HEALTH_TIMEOUT_S = 600;
const LONGEST_WAIT_MS = 900_000;
const BROKEN = { status: 404 };

const stage = await openWebStage(1, SETTINGS);
try {
  const [ours, theirs] = await Promise.all([open(stage, 'action', false), open(stage, 'breaker', true)]);
  const [verdictS, breakerS] = await Promise.all([timeVerdict(ours), timeBreaker(theirs)]);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`404 on the health path; 2 tasks, 2 checks of 5 s, 20 s grace, 30 s deregistration delay`);
  say(`  failed by the service's own settings after ${verdictS.toFixed(0)} s`);
  say(
    `  failed by the circuit breaker after ${breakerS.toFixed(0)} s: ${ratio(breakerS, verdictS)} times as long`,
  );
  say(
    `  failed by health-timeout after ${String(HEALTH_TIMEOUT_S)} s: ${ratio(HEALTH_TIMEOUT_S, verdictS)} times as long`,
  );
} finally {
  await stage.stop();
}
process.exit();

function open(on: WebStage, name: string, circuitBreaker: boolean): Promise<WebService> {
  return on.openWeb({ name, ...CHECKS, circuitBreaker });
}

/** From UpdateService to the line that fails the revision, in seconds. */
async function timeVerdict(service: WebService): Promise<number> {
  const action = service.startDeploy(BROKEN, { 'health-timeout': `${String(HEALTH_TIMEOUT_S)}s` });
  await action.waitForLine(/^deployment \S+ started$/, LONGEST_WAIT_MS);
  const startedAtMs = Date.now();
  await action.waitForLine(/never became healthy: /, LONGEST_WAIT_MS);
  const tookS = (Date.now() - startedAtMs) / 1_000;
  const { outputs } = await action.done;
  if (outputs['outcome'] !== 'rolled-back')
    throw new Error(`The action ended as ${String(outputs['outcome'])}.`);
  return tookS;
}

/** From UpdateService to "deployment failed", in seconds. */
async function timeBreaker(service: WebService): Promise<number> {
  const startedAtMs = Date.now();
  const deploymentId = await service.update(BROKEN);
  const hasFailed = async (): Promise<boolean> => {
    const { events = [] } = await service.describe();
    return events.some(({ message = '' }) =>
      message.includes(`(deployment ${deploymentId}) deployment failed`),
    );
  };
  await waitFor('the circuit breaker', hasFailed, { timeoutMs: LONGEST_WAIT_MS });
  return (Date.now() - startedAtMs) / 1_000;
}

function ratio(theirs: number, ours: number): string {
  return (theirs / ours).toFixed(1);
}
