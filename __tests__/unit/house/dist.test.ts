import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const bundle = readdirSync('dist')
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(`dist/${name}`, 'utf8'))
  .join('\n');
const licences = readFileSync('dist/licenses.txt', 'utf8').split('\n');

/** Packages that src imports. What they bring along is checked by the build, which sees every module. */
const imported = listSources('src')
  .flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type\b).*from '([^.][^']*)';/gms),
  ])
  .map(([, name]) => name ?? '')
  .filter((name) => !name.startsWith('node:'));

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);
}

describe('dist', () => {
  test('post.js is one line: it says that this is the post step, and imports the same bundle', () => {
    const post = "process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');\n";
    expect(readFileSync('dist/post.js', 'utf8')).toBe(post);
  });

  test('is ES modules, as the runner is told', () => {
    expect(JSON.parse(readFileSync('dist/package.json', 'utf8'))).toEqual({ type: 'module' });
  });

  test('licenses.txt names every package that src imports', () => {
    expect(imported).toEqual(expect.arrayContaining(['@actions/core', '@aws-sdk/client-ecs', 'ioredis']));
    expect(imported.filter((name) => !licences.includes(name))).toEqual([]);
  });

  test('does not know that the simulator exists', () => {
    expect(bundle).not.toMatch(/\/simulator\//);
  });
});
