import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_DEFAULTS } from '../../../src/inputs.js';
import { FAILING_OUTCOMES, PASSING_OUTCOMES } from '../../../src/model/report.js';

interface Input {
  readonly description: string;
  readonly default?: unknown;
  readonly required?: boolean;
}
interface Action {
  readonly name: string;
  readonly author: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

const text = readFileSync('action.yml', 'utf8');
const action = parse(text) as Action;
const inputs = Object.entries(action.inputs);

describe('action.yml', () => {
  test('has the keys that the Marketplace asks for, and no others', () => {
    expect(Object.keys(action).sort()).toEqual([
      ...['author', 'branding', 'description', 'inputs', 'name', 'outputs', 'runs'],
    ]);
    expect(action.description.length).toBeLessThan(125);
    // docs.github.com, metadata syntax: Feather icons and nine colours
    expect(action.branding).toEqual({ icon: 'repeat', color: 'green' });
  });

  test('runs on node24, with a post step that always runs', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/index.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
  });

  test('has the inputs and defaults that src/inputs.ts reads', () => {
    const defaults = inputs.map(([name, input]) => [name, input.default ?? '']);
    expect(Object.fromEntries(defaults)).toEqual(INPUT_DEFAULTS);
  });

  test('requires the service and nothing else', () => {
    expect(inputs.filter(([, input]) => input.required === true).map(([name]) => name)).toEqual(['service']);
  });

  test.each(inputs)('%s: its default is text, and it is described by sentences', (_, input) => {
    expect(typeof (input.default ?? '')).toBe('string');
    expect(input.description).toMatch(/\S[.)]$/);
    expect(input.description.length).toBeLessThan(300);
  });

  test('has the outputs that workflows depend on', () => {
    expect(Object.keys(action.outputs)).toEqual([
      ...['outcome', 'cause', 'task-definition-arn', 'previous-task-definition-arn'],
      ...['serving-task-definition-arn', 'deployment-id', 'drained-workers', 'report'],
    ]);
  });

  test('names every outcome that there is', () => {
    const described = action.outputs['outcome']?.description ?? '';
    const named = [...described.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word);
    expect(named).toEqual([...PASSING_OUTCOMES, ...FAILING_OUTCOMES]);
  });
});
