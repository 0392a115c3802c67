/** What must hold when main and post have ended, whatever went wrong on the way (the invariants of docs/reliability.md). */
import { FAILING_OUTCOMES, PASSING_OUTCOMES } from '../../../../src/model/report.js';
import { messageOf } from '../../../../src/errors.js';
import { awaitAllConsume } from '../../shop/await-consumers.js';
import { awaitFinished } from '../../shop/await-jobs.js';
import { assertEachExactlyOnce } from '../../shop/journal.js';
import { listProtected } from '../../shop/list-protected.js';
import type { ShopService } from '../../shop/open-shop-service.js';
import type { Shop } from '../../shop/start-shop.js';
import { waitFor } from '../../wait-for.js';
import { BUNDLE_SCENES, type ChaosCase } from './list-cases.js';
import type { Played } from './run-case.js';
import { type Trouble, TROUBLES } from './troubles.js';

export const INVARIANTS = {
  cut: 'No job is cut, lost or run twice.',
  deaf: 'Every worker consumes its queue.',
  outcome: 'A trouble that passes changes no outcome.',
  serving: 'A revision that fails does not serve at the end.',
  late: 'Main ends before the latest end that it printed.',
  repeated: 'UpdateService is called at most once to deploy and once to go back.',
  refused: '`refused` leaves no change.',
  protected: 'No task stays protected.',
  silent: 'Main writes its outcome and its summary.',
  unnamed: 'What can not be undone, since AWS lets nobody in any more, is named with commands.',
} as const;
export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

/** A protection that fails ends the run as refused, or the deploy takes another way. */
const FIRST_CHANGES: readonly string[] = ['protect'];

/** From these steps on nothing can go back without AWS. */
const AFTER_UPDATE: readonly string[] = ['rollout poll', 'rollback', 'restore'];

/** Waits until the service has settled, and names what does not hold. */
export async function checkCase(
  shop: Shop,
  service: ShopService,
  one: ChaosCase,
  played: Played,
): Promise<readonly Violation[]> {
  const { hit } = one;
  const scene = BUNDLE_SCENES[one.scene];
  const violations: Violation[] = [];
  const check = async (invariant: Invariant, hold: () => unknown): Promise<void> => {
    try {
      const what = await hold();
      if (typeof what === 'string') violations.push({ invariant, what });
    } catch (error) {
      violations.push({ invariant, what: messageOf(error) });
    }
  };
  const trouble: Trouble | null = hit === null ? null : TROUBLES[hit.trouble];
  const strikesChange = hit !== null && hit.trouble.startsWith('AWS') && FIRST_CHANGES.includes(hit.step);
  const mustEndAlike = trouble === null || (trouble.passes && !strikesChange);
  await check('silent', () => findSilence(played, hit?.trouble.startsWith('main is killed') ?? false));
  await check('outcome', () => {
    const { outcome } = played.main.outputs;
    return mustEndAlike && outcome !== scene.outcome
      ? `${String(outcome)} instead of ${scene.outcome}`
      : null;
  });
  await check('late', () => findLateEnd(played));
  await check('repeated', () => findRepeats(played, scene.outcome === 'rolled-back'));
  await check('refused', () => findLeftovers(played));
  if (isBeyondHelp(one)) {
    await check('unnamed', () => findUnnamed(played));
    return violations;
  }
  await check('deaf', async () => {
    await awaitSettled(service);
    await awaitAllConsume(service, shop.client, 60_000);
  });
  await check('cut', async () => {
    await awaitFinished(shop.journal, played.jobs, 90_000);
    const later = await service.cook(2, 0);
    await awaitFinished(shop.journal, later);
    assertEachExactlyOnce(shop.journal, [...played.jobs, ...later]);
  });
  await check('serving', async () => {
    const { taskDefinition = '' } = await service.describe();
    const isOld = taskDefinition === played.before;
    return scene.outcome === 'rolled-back' && !isOld ? `${taskDefinition} serves` : null;
  });
  await check('protected', async () => {
    const arns = (await service.livingTasks()).map(({ taskArn = '' }) => taskArn);
    const found = arns.length === 0 ? [] : await listProtected(shop, arns);
    const unnamed = found.filter((arn) => !played.post.stdout.includes(arn.replace(/^.*\//, '').slice(0, 8)));
    return unnamed.length > 0 ? `${unnamed.join(', ')} are protected, and post does not say so` : null;
  });
  return violations;
}

/** The new revision fails, and the credentials expired for good after UpdateService. */
function isBeyondHelp({ scene, hit }: ChaosCase): boolean {
  return (
    BUNDLE_SCENES[scene].outcome === 'rolled-back' &&
    hit?.trouble === 'AWS: credentials expire' &&
    AFTER_UPDATE.includes(hit.step)
  );
}

function findUnnamed({ main, post }: Played): string | null {
  const isNamed = [main, post].some(({ stdout }) =>
    /aws ecs (update-service|stop-service-deployment)/.test(stdout),
  );
  return isNamed ? null : 'no command to roll back is printed';
}

function findSilence({ main }: Played, wasKilled: boolean): string | null {
  if (wasKilled && main.signal === 'SIGKILL') return null;
  const { outcome = '' } = main.outputs;
  const isKnown = [...PASSING_OUTCOMES, ...FAILING_OUTCOMES].some((known) => known === outcome);
  return isKnown && main.summary !== ''
    ? null
    : `outcome "${outcome}", ${main.summary.length} bytes of summary`;
}

/** One call's own bound: what it may take to notice that time is up. */
const LAST_CALL_MS = 15_000;

function findLateEnd({ main }: Played): string | null {
  const { report } = main;
  if (report === null || report.latestEndAtMs === null) return null;
  const lateMs = report.endedAtMs - report.latestEndAtMs;
  return lateMs > LAST_CALL_MS ? `${Math.round(lateMs / 1000)} s after the printed latest end` : null;
}

function findRepeats({ changes }: Played, mayGoBack: boolean): string | null {
  const updates = changes.filter((operation) => operation === 'UpdateService').length;
  return updates > (mayGoBack ? 2 : 1) ? `${updates} UpdateService calls` : null;
}

function findLeftovers({ main, changes }: Played): string | null {
  // A revision that could not be deregistered is named.
  if (main.outputs['outcome'] !== 'refused' || /stays registered/.test(main.stdout)) return null;
  const count = (name: string): number => changes.filter((operation) => operation === name).length;
  const left = count('RegisterTaskDefinition') - count('DeregisterTaskDefinition') + count('UpdateService');
  return left > 0 ? changes.join(', ') : null;
}

async function awaitSettled(service: ShopService): Promise<void> {
  const isSettled = async (): Promise<boolean> => {
    const { deployments = [] } = await service.describe();
    return deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED';
  };
  await waitFor('the service to settle', isSettled, { timeoutMs: 90_000, intervalMs: 500 }, () =>
    service.describe(),
  );
}
