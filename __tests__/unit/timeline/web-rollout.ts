import type { Service } from '../../../src/model/service.js';
import { NEW_ID, aRollingService } from '../../support/builders/world.js';
import { aLook, at, LOAD_BALANCED, target, task } from './make-look.js';

export const PULLED = { pullStartedAtMs: at(14), pullStoppedAtMs: at(32) };
const STOPPING = { desiredStatus: 'STOPPED' as const, stoppingAtMs: at(61) };
export const web = (events: Service['events'] = [], rolloutState = 'IN_PROGRESS'): Service =>
  aRollingService({ createdAtMs: at(1), rolloutState }, {}, { ...LOAD_BALANCED, events });

/** A web service behind a load balancer, one task, a look every five seconds where something happens. */
export const WEB = [
  aLook(5, {
    service: web(),
    tasks: [task('a', 'old'), task('b', 'new', { lastStatus: 'PROVISIONING' })],
    targets: [target('a', 'healthy')],
  }),
  aLook(40, {
    service: web(),
    tasks: [task('a', 'old'), task('b', 'new', { ...PULLED, startedAtMs: at(36) })],
    targets: [target('a', 'healthy')],
  }),
  aLook(45, {
    service: web(),
    tasks: [task('a', 'old'), task('b', 'new', { ...PULLED, startedAtMs: at(36) })],
    targets: [target('a', 'healthy'), target('b', 'initial')],
  }),
  aLook(60, {
    service: web(),
    tasks: [task('a', 'old'), task('b', 'new', { ...PULLED, startedAtMs: at(36) })],
    targets: [target('a', 'healthy'), target('b', 'healthy')],
  }),
  aLook(65, {
    service: web(),
    tasks: [
      task('a', 'old', { ...STOPPING, lastStatus: 'DEACTIVATING' }),
      task('b', 'new', { ...PULLED, startedAtMs: at(36) }),
    ],
    targets: [target('a', 'draining'), target('b', 'healthy')],
  }),
  aLook(370, {
    service: web(),
    tasks: [
      task('a', 'old', { ...STOPPING, lastStatus: 'STOPPING' }),
      task('b', 'new', { ...PULLED, startedAtMs: at(36) }),
    ],
    targets: [target('b', 'healthy')],
  }),
  aLook(395, {
    service: web(
      [{ id: 'e', atMs: at(393), message: `(service web) (deployment ${NEW_ID}) deployment completed.` }],
      'COMPLETED',
    ),
    tasks: [
      task('a', 'old', {
        ...STOPPING,
        lastStatus: 'STOPPED',
        executionStoppedAtMs: at(380),
        stoppedAtMs: at(390),
      }),
      task('b', 'new', { ...PULLED, startedAtMs: at(36) }),
    ],
    targets: [target('b', 'healthy')],
  }),
];
