import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/** Named after what a user knows them by. */
const ENTRIES = ['main', 'post', 'preDeploy', 'postDeploy'];

const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
const section = /^\| effect \| first word \|\n([\s\S]*?)\n\n/m.exec(contributing)?.[1] ?? '';
const verbs = new Set([...section.matchAll(/`([a-z]+)`/g)].map(([, verb]) => verb ?? ''));

/** The names of a file's exported functions. Constants, types and classes are named by other rules. */
function listExportedFunctions(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  return file.statements
    .filter((statement) => ts.canHaveModifiers(statement) && isExported(statement))
    .flatMap((statement) => {
      if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? [];
      if (!ts.isVariableStatement(statement)) return [];
      return statement.declarationList.declarations
        .filter(({ initializer }) => initializer !== undefined && isFunction(initializer))
        .map(({ name }) => (ts.isIdentifier(name) ? name.text : ''));
    });
}

function isExported(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isFunction(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isWellNamed(name: string): boolean {
  const [verb = ''] = /^[a-z]+/.exec(name) ?? [];
  return verbs.has(verb) || /[a-z]Of$/.test(name) || ENTRIES.includes(name);
}

const functions = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => listExportedFunctions(`src/${path}`).map((name) => ({ name, path })));

describe('exported functions', () => {
  test('are found, and so is the list of verbs', () => {
    expect(functions.length).toBeGreaterThan(300);
    expect(functions).toContainEqual({ name: 'parseDuration', path: 'inputs/parse-duration.ts' });
    expect([...verbs]).toEqual(expect.arrayContaining(['parse', 'fetch', 'update', 'create', 'with']));
  });

  test('begin with a verb of CONTRIBUTING.md', () => {
    const wrong = functions.filter(({ name }) => !isWellNamed(name));
    expect(wrong).toEqual([]);
  });
});
