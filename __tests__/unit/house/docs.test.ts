import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fillRuleIndex } from '../../../script/fill-rule-index.js';
import { readRuleFamilies } from '../../../script/read-rule-families.js';

const index = readFileSync('docs/rules/README.md', 'utf8');
const glossary = readFileSync('docs/glossary.md', 'utf8');
const words = [...glossary.matchAll(/^\| \*\*(.+?)\*\* \| (.+) \|$/gm)].map(([, word, meaning]) => ({
  word: word ?? '',
  meaning: meaning ?? '',
}));

describe('docs/rules/README.md', () => {
  test('lists every page of a rule once', () => {
    const pages = readdirSync('docs/rules').filter((name) => name !== 'README.md');
    const listed = [...index.matchAll(/^- \[([a-z-]+)\]\(\1\.md\): \S/gm)].map(([, id]) => `${id ?? ''}.md`);
    expect(listed.sort()).toEqual(pages.sort());
  });

  test('says what its pages say (else: npm run docs)', () => {
    expect(fillRuleIndex(index, readRuleFamilies())).toBe(index);
  });

  test('takes the first sentence of a page, whole', () => {
    const page =
      '# some-rule\n\n## What it means\n\nThe file `a.b` is\nmissing, e.g. twice. More.\n\n## How we know\n';
    const filled = fillRuleIndex('<!-- rules:begin -->\nold\n<!-- rules:end -->\n', [
      { title: 'A family', rules: [{ id: 'some-rule', page }] },
    ]);
    expect(filled).toContain(
      '## A family\n\n- [some-rule](some-rule.md): The file `a.b` is missing, e.g. twice.\n',
    );
    expect(filled).not.toContain('old');
  });

  test('a page without a meaning is an error that names it', () => {
    const families = [{ title: 'A family', rules: [{ id: 'some-rule', page: '# some-rule\n' }] }];
    expect(() => fillRuleIndex(index, families)).toThrow('docs/rules/some-rule.md');
  });
});

describe('docs/lints/README.md', () => {
  const rows = readFileSync('docs/lints/README.md', 'utf8').matchAll(
    /^\| \[([a-z-]+)\]\(\S+\) \| (L\d\d) \| (.+?) \| (.+) \|$/gm,
  );

  test.each([...rows].map(([, id, ...cells]) => [id, cells] as const))('%s: as on its page', (id, cells) => {
    const page = readFileSync(`docs/lints/${id ?? ''}.md`, 'utf8');
    const [, head] = page.split('\n\n');
    const meaning = /## What it means\n\n([\s\S]+?)\n\n/.exec(page)?.[1]?.replaceAll('\n', ' ');
    expect([`${cells[0] ?? ''} · ${cells[1] ?? ''}`, cells[2]]).toEqual([head, meaning]);
  });
});

describe('docs/glossary.md', () => {
  test('has each word once, in alphabetical order', () => {
    const names = words.map(({ word }) => word.toLowerCase());
    expect(names.length).toBeGreaterThan(29);
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('has one row per word, which ends like a sentence', () => {
    const rows = glossary
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows).toHaveLength(words.length);
    expect(words.filter(({ meaning }) => !/[.)]$/.test(meaning))).toEqual([]);
  });

  test.each(['README.md', 'CONTRIBUTING.md'])('is linked from %s', (page) => {
    expect(readFileSync(page, 'utf8')).toContain('](docs/glossary.md)');
  });
});
