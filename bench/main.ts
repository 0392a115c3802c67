/** `npm run bench -- [redis|rabbitmq]`: consumer-gap.ts; `npm run bench -- failed-rollout`: failed-rollout.ts. */
const isRollout = process.argv.includes('failed-rollout');
await (isRollout ? import('./failed-rollout.js') : import('./consumer-gap.js'));
