import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../../src/diagnosis/rules/index.js';

const ids = RULES.map(({ id }) => id);
const sorted = [...ids].sort();
const INDEXES = ['index.ts', 'README.md'];

function listIds(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending) && !INDEXES.includes(name));
  return names.map((name) => name.slice(0, -ending.length)).sort();
}

describe('the registry', () => {
  test('every id is there once, in kebab-case', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('it lists the rules that have a file, and no others', () => {
    expect(listIds('src/diagnosis/rules', '.ts')).toEqual(sorted);
  });

  test('every rule has its test', () => {
    expect(listIds('__tests__/unit/diagnosis/rules', '.test.ts')).toEqual(sorted);
  });

  test('every rule has its page', () => {
    expect(listIds('docs/rules', '.md')).toEqual(sorted);
  });
});

test.each(ids)('docs/rules/%s.md has its four sections', (id) => {
  const page = readFileSync(`docs/rules/${id}.md`, 'utf8');
  expect(page.startsWith(`# ${id}\n`)).toBe(true);
  const parts = page.split(/^## /m).slice(1);
  expect(parts.map((part) => part.split('\n')[0])).toEqual([
    ...['What it means', 'How we know', 'What to do', 'When we stay quiet'],
  ]);
  expect(parts.filter((part) => part.split('\n').slice(1).join('').trim().length < 20)).toEqual([]);
});
