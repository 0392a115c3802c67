import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startStage, type Stage } from '../simulator/support/start-clients.js';
import { createCleanup } from '../support/create-cleanup.js';
import { type ActionResult, makeJobFolders, runAction } from '../support/action/run-action.js';
import { NODE_CONTAINER, openNodeService } from '../support/web/open-node-service.js';
import { type Mermaid, startMermaid } from '../support/start-mermaid.js';

/** Simulated seconds in a real one. */
const TIME_SCALE = 30;

const cleanup = createCleanup();
let stage: Stage;
let mermaid: Mermaid;
let result: ActionResult;

beforeAll(async () => {
  mermaid = await cleanup.add(startMermaid(), (parser) => {
    parser.stop();
  });
  stage = await cleanup.add(startStage({ timeScale: TIME_SCALE }), (started) => started.stop());
  // The deregistration delay is ELB's default: 300 s.
  await openNodeService(stage, 2, { HealthCheckIntervalSeconds: 10 });
  result = await deploy();
}, 120_000);
afterAll(() => cleanup.run());

async function deploy(): Promise<ActionResult> {
  const folder = await cleanup.add(mkdtempSync(join(tmpdir(), 'handover-timeline-')), (path) => {
    rmSync(path, { recursive: true });
  });
  const job = makeJobFolders(folder);
  const definition = { family: 'shop', containerDefinitions: [{ ...NODE_CONTAINER, image: 'shop:2' }] };
  writeFileSync(join(job.workspace, 'task-definition.json'), JSON.stringify(definition));
  const inputs = {
    cluster: 'c',
    service: 's',
    'task-definition': 'task-definition.json',
    'health-poll-interval': '1s',
  };
  return runAction({ inputs, awsEndpointUrl: stage.simulator.url, job });
}

test('the page names the slowest part of a web rollout with the setting that governs it', () => {
  expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
  expect(result.summary).toMatch(
    /\*\*Timeline:\*\* The target group's deregistration delay took \d+ s of \d+ s; set by `deregistration_delay\.timeout_seconds` \(5 min\)\./,
  );
});

test('the timeline has every task: new ones from provisioning to healthy, old ones from draining to clean-up', () => {
  const lanes = result.report?.timeline?.lanes ?? [];
  const kindsOf = (side: 'old' | 'new'): string[][] =>
    lanes.filter((lane) => lane.side === side).map(({ spans }) => spans.map(({ kind }) => kind).sort());
  expect(kindsOf('new')).toEqual([NEW_KINDS, NEW_KINDS]);
  expect(kindsOf('old')).toEqual([OLD_KINDS, OLD_KINDS]);
  const spans = lanes.flatMap((lane) => lane.spans);
  expect(spans.filter(({ toMs }) => toMs === null)).toEqual([]);
  for (const { spans: parts } of lanes.filter(({ side }) => side === 'old')) {
    const find = (wanted: string) => parts.find(({ kind }) => kind === wanted);
    expect(find('deregister')?.toMs).toBeLessThanOrEqual(find('stop')?.fromMs ?? 0);
    expect(find('stop')?.toMs).toBeLessThanOrEqual(find('clean-up')?.fromMs ?? 0);
  }
});

test("Mermaid's own parser finds a section for the run and for each task", async () => {
  const diagram = /^```mermaid\n(.*?gantt.*?)\n```$/ms.exec(result.summary)?.[1] ?? '';
  const { error, sections, tasks } = await mermaid.parse(diagram);
  expect(error).toBeUndefined();
  expect(sections.map((section) => section.split(' ')[0])).toEqual(['run', 'old', 'old', 'new', 'new']);
  expect(tasks.filter(({ states }) => states.length === 0).map(({ label }) => label)).toEqual([
    'draining',
    'draining',
  ]);
});

const NEW_KINDS = ['become-healthy', 'provision', 'pull', 'register-target', 'start'];
const OLD_KINDS = ['clean-up', 'deregister', 'stop'];
