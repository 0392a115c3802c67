/** `npm run simulator -- --port 4566 [--time-scale 10] [--region eu-central-1] [--log-directory DIR]` */
import { parseArgs } from 'node:util';
import { startSimulator, type SimulatorOptions } from './start-simulator.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4566' },
    'time-scale': { type: 'string', default: '1' },
    region: { type: 'string' },
    'working-directory': { type: 'string' },
    'log-directory': { type: 'string' },
  },
});

function readNumber(name: 'port' | 'time-scale', least: number): number {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= least) return value;
  process.stderr.write(`--${name}: "${values[name]}" is not a number of at least ${least}.\n`);
  process.exit(2);
}

const options: SimulatorOptions = { port: readNumber('port', 0), timeScale: readNumber('time-scale', 0.1) };
if (values.region !== undefined) options.region = values.region;
if (values['working-directory'] !== undefined) options.workingDirectory = values['working-directory'];
if (values['log-directory'] !== undefined) options.logDirectory = values['log-directory'];

const simulator = await startSimulator(options);
process.stdout.write(`ECS, ELBv2 and Logs simulator: ${simulator.url}\n`);
process.stdout.write(`  AWS_ENDPOINT_URL=${simulator.url} aws ecs list-clusters\n`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void simulator.stop().then(() => process.exit(0));
  });
}
