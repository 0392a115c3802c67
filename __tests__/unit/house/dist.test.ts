import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const bundle = readdirSync('dist')
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(`dist/${name}`, 'utf8'))
  .join('\n');
const licences = readFileSync('dist/licenses.txt', 'utf8').split('\n');

/** ncc leaves the path of each bundled module in a comment or a name: `./node_modules/<package>/…`. */
const packages = new Set(
  [...bundle.matchAll(/\.\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(([, name]) => name ?? ''),
);

describe('dist', () => {
  test('post.js is one line: it says that this is the post step, and imports the same bundle', () => {
    const post = "process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');\n";
    expect(readFileSync('dist/post.js', 'utf8')).toBe(post);
  });

  test('is ES modules, as the runner is told', () => {
    expect(JSON.parse(readFileSync('dist/package.json', 'utf8'))).toEqual({ type: 'module' });
  });

  test('licenses.txt names every package in the bundle', () => {
    expect([...packages]).toEqual(
      expect.arrayContaining(['@actions/core', '@aws-sdk/client-ecs', 'ioredis']),
    );
    expect([...packages].filter((name) => !licences.includes(name))).toEqual([]);
  });

  test('does not know that the simulator exists', () => {
    expect(bundle).not.toMatch(/\/simulator\//);
  });
});
