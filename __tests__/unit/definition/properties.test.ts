import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quote } from 'shell-quote';
import { countWorkersOf } from '../../../src/definition/count-server-workers.js';
import { findBeats } from '../../../src/definition/find-beat.js';
import { isStopSignalIgnored } from '../../../src/definition/is-stop-signal-ignored.js';
import { listContainerChecks } from '../../../src/definition/list-container-checks.js';
import { parseScript } from '../../../src/definition/parse-script.js';
import { portsOf } from '../../../src/definition/ports.js';
import { readCommand } from '../../../src/definition/read-command.js';
import { readContainer } from '../../../src/definition/read-container.js';
import { findLongestStop } from '../../../src/definition/stop-timeout.js';
import type { ContainerDefinition } from '../../../src/model/task-definition.js';

/** Words that a shell or the reader could trip over. */
const hard = fc.constantFrom(
  ...[
    'sh',
    'bash',
    '-c',
    '-e',
    '-lc',
    'exec',
    'celery',
    'worker',
    'beat',
    '-A',
    '-B',
    '-n',
    'gunicorn',
    'python',
    '-m',
  ],
  ...[
    '&&',
    '||',
    ';',
    '|',
    '&',
    '|&',
    '&>',
    '2>&1',
    '(',
    ')',
    '{',
    '}',
    'if',
    'then',
    'else',
    'fi',
    'case',
    'esac',
    'in',
  ],
  ...[
    "'",
    '"',
    '\\',
    '\n',
    '\\\n',
    '$',
    '$@',
    '"$@"',
    '${',
    '$(',
    '`',
    '<<EOF',
    '#',
    '--',
    '',
    ' ',
    'trap',
    '\u0000',
  ],
);
const script = fc.array(fc.oneof(hard, fc.string()), { maxLength: 30 }).map((words) => words.join(' '));
const word = fc.oneof(hard, script, fc.string());
const MEMBERS = [
  ...['name', 'image', 'command', 'entryPoint', 'environment', 'secrets', 'cpu', 'memory', 'portMappings'],
  ...['healthCheck', 'stopTimeout', 'dependsOn', 'linuxParameters', 'logConfiguration', 'essential'],
];
const anything = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(...MEMBERS),
    fc.oneof(fc.jsonValue(), fc.array(word), fc.array(fc.jsonValue())),
  ),
);

describe('the reader is total', () => {
  test('any JSON is a container that can be read', () => {
    fc.assert(
      fc.property(anything, (json) => {
        const facts = readContainer(json);
        expect(Array.isArray(facts.words)).toBe(true);
        expect(readCommand(facts).programs.length).toBeGreaterThanOrEqual(0);
        expect(countWorkersOf(json)).not.toBeNaN();
        expect(portsOf(json).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('and a list of them a definition', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), (containers) => {
        const definition = {
          family: 'shop',
          containerDefinitions: containers as unknown as ContainerDefinition[],
        };
        expect(findBeats(definition).length).toBeLessThanOrEqual(containers.length);
        expect(typeof isStopSignalIgnored(definition)).toBe('boolean');
        expect(listContainerChecks(definition).length).toBeLessThanOrEqual(containers.length);
        expect(findLongestStop(definition)).not.toBeNaN();
      }),
    );
  });

  test('any words are a command', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (command) => {
        expect(readCommand(readContainer({ command })).programs).toBeInstanceOf(Array);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a shell in a shell in a shell ends', () => {
    const nest = (depth: number): string =>
      depth === 0 ? 'celery worker' : `sh -c ${quote([nest(depth - 1)])}`;
    expect(readCommand(readContainer({ command: ['sh', '-c', nest(3)] })).programs[0]?.kind).toBe(
      'celery-worker',
    );
    expect(readCommand(readContainer({ command: ['sh', '-c', nest(8)] })).programs).toHaveLength(1);
    expect(readCommand(readContainer({ command: ['sh', '-c', '('.repeat(5_000)] })).programs).toBeInstanceOf(
      Array,
    );
  });
});

describe('what a quoter writes, the reader reads', () => {
  // No control characters: shell-quote writes a line's end within words in a way of its own.
  const plain = fc.string({ unit: 'binary-ascii', maxLength: 12 }).filter((text) => !/\p{Cc}/u.test(text));
  const read = (source: string): (readonly string[])[] =>
    [...parseScript(source, []).commands.values()].map(({ words }) => words);

  test('the same words', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), (words) => {
        expect(read(`run ${quote(words)}`)).toEqual([['run', ...words]]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the same commands, one after the other, whatever joins them', () => {
    const joins = fc.constantFrom(' && ', ' || ', '; ', '\n', ' | ', ' & ', ' |& ', ' \\\n && ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(plain, { maxLength: 3 }), joins), { minLength: 1, maxLength: 5 }),
        (all) => {
          const source = all
            .map(([words, join], at) => `${at === 0 ? '' : join}run ${quote(words)}`)
            .join('');
          expect(read(source)).toEqual(all.map(([words]) => ['run', ...words]));
        },
      ),
    );
  });
});
