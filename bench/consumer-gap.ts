/**
 * For how long a queue has no consumer while its workers are deployed: `npm run bench -- [redis|rabbitmq]`. Real Celery
 * workers on a simulated ECS whose clock runs 30 times as fast; the times are real.
 */
import { BROKERS, startBroker } from '../__tests__/support/brokers/start-broker.js';
import { startShop } from '../__tests__/support/shop/start-shop.js';
import { describeMeasurement, type Drain, measureHandOver } from './measure-hand-over.js';

const DRAINS: readonly Drain[] = ['overlap', 'before', 'none'];

const words = process.argv.slice(2);
const kinds = BROKERS.filter((kind) => words.length === 0 || words.includes(kind));
for (const kind of kinds) {
  const broker = await startBroker(kind);
  const shop = await startShop(broker);
  try {
    process.stdout.write(`${kind}\n`);
    // One after the other: at the same time they would share the processor.
    for (const drain of DRAINS) {
      process.stdout.write(`  ${describeMeasurement(await measureHandOver(shop, drain))}\n`);
    }
  } finally {
    await shop.stop();
    await broker.stop();
  }
}
process.exit();
