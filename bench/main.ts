/**
 * `npm run bench -- [redis|rabbitmq]`: consumer-gap.ts; `npm run bench -- failed-rollout`: failed-rollout.ts;
 * `npm run bench -- distance`: distance.ts.
 */
const asked = (name: string): boolean => process.argv.includes(name);
if (asked('failed-rollout')) await import('./failed-rollout.js');
else if (asked('distance')) await import('./distance.js');
else await import('./consumer-gap.js');
