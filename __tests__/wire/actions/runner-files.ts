import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

export interface RunnerFiles {
  readonly directory: string;
  read(name: (typeof NAMES)[number]): string;
  /** All that went to stdout so far. */
  printed(): string;
  close(): void;
}

/** The files and the environment that a runner gives to a step, in a folder of its own; stdout is kept. */
export function openRunnerFiles(): RunnerFiles {
  const directory = mkdtempSync(join(tmpdir(), 'runner-'));
  const kept = { ...process.env };
  for (const name of NAMES) {
    process.env[name] = join(directory, name);
    writeFileSync(join(directory, name), '');
  }
  process.env['RUNNER_TEMP'] = directory;
  let text = '';
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  return {
    directory,
    read: (name) => readFileSync(join(directory, name), 'utf8'),
    printed: () => text,
    close: () => {
      stdout.mockRestore();
      process.env = kept;
      rmSync(directory, { recursive: true });
    },
  };
}
