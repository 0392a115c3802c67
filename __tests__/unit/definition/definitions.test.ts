import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findBeats } from '../../../src/definition/find-beat.js';
import { isStopSignalIgnored } from '../../../src/definition/is-stop-signal-ignored.js';
import type { TaskDefinition } from '../../../src/model/task-definition.js';
import { runPreflight } from '../../../src/preflight/run-preflight.js';
import { aWebService, aWorkerService } from '../../support/builders/preflight-facts.js';

const folder = join(import.meta.dirname, 'definitions');

function readDefinition(name: string): TaskDefinition {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as TaskDefinition;
}

/** Lints about what a command, a health check or an environment says; the others depend on the service around it. */
const ABOUT_COMMANDS = new Set([
  ...['shell-swallows-sigterm', 'init-cuts-work', 'beat-runs-twice', 'bound-to-loopback', 'port-mismatch'],
  ...['main-process-hidden', 'fixed-node-name', 'migration-in-command', 'secret-in-environment'],
]);

/** Definitions as people have them, and all that is to be said about their commands. */
const DEFINITIONS: [name: string, findings: string[], beats: string[]][] = [
  ['bash-under-an-init', [], []],
  ['worker-in-busybox', [], []],
  ['two-addresses', [], []],
  ['options-on-lines-of-their-own', ['warn shell-swallows-sigterm'], []],
  ['web-script-under-an-init', ['warn init-cuts-work'], []],
  ['worker-in-bash', [], []],
  ['curl-asks-localhost', [], []],
  ['ampersand-in-a-url', [], []],
  ['beat-of-an-app-called-worker', ['stop beat-runs-twice'], ['worker']],
  ['flags-in-one-word', ['stop beat-runs-twice'], ['worker']],
  ['worker-or-beat-by-role', ['stop beat-runs-twice'], ['worker']],
  ['option-of-python', [], []],
  ['queue-called-beat', [], []],
  ['shell-flags-apart', ['stop shell-swallows-sigterm', 'warn fixed-node-name'], []],
  ['shell-in-a-shell', ['stop shell-swallows-sigterm'], []],
  ['bundle-exec', ['warn shell-swallows-sigterm'], []],
  ['scripts-with-telling-names', [], ['shop-celery-beat (by its name)']],
  ['flask-migration', ['warn migration-in-command'], []],
  ['detached-worker', ['stop shell-swallows-sigterm', 'warn main-process-hidden'], []],
  ['cmd-shell-with-more-words', [], []],
  ['health-check-without-form', [], []],
  ['password-by-name', ['warn secret-in-environment'], []],
];

test.each(DEFINITIONS)('%s: %j, beats %j', (name, findings, beats) => {
  const definition = readDefinition(name);
  const isWeb = definition.containerDefinitions.some((container) => container.name === 'web');
  const facts = isWeb ? aWebService({ facts: { definition } }) : aWorkerService({ facts: { definition } });
  const verdict = runPreflight(facts, { mode: 'warn', ignore: [] });
  const about = verdict.findings.filter(({ id }) => ABOUT_COMMANDS.has(id));
  expect(about.map(({ id, severity }) => `${severity} ${id}`).sort()).toEqual(findings);
  expect(
    findBeats(definition).map(({ container, isGuess }) => `${container}${isGuess ? ' (by its name)' : ''}`),
  ).toEqual(beats);
  const isSwallowed = findings.some((finding) => finding.includes('shell-swallows-sigterm'));
  expect(isStopSignalIgnored(definition)).toBe(isSwallowed);
});

test('every definition of the folder is asked about', () => {
  const files = readdirSync(folder).map((file) => file.replace('.json', ''));
  expect(files.sort()).toEqual(DEFINITIONS.map(([name]) => name).sort());
});

test('health checks: curl may ask localhost, CMD-SHELL takes one text, and a form is needed', () => {
  const whats = (name: string): string[] =>
    runPreflight(aWebService({ facts: { definition: readDefinition(name) } }), { mode: 'warn', ignore: [] })
      .findings.filter(({ id }) => id === 'fragile-health-check')
      .map(({ what }) => what.replace(/^The health check of container web /, ''));
  expect(whats('curl-asks-localhost')).toEqual([]);
  expect(whats('cmd-shell-with-more-words')).toContain('has more words after the text of CMD-SHELL.');
  expect(whats('health-check-without-form')).toContain('begins with neither CMD nor CMD-SHELL.');
});
