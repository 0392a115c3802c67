import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface ParsedTask {
  readonly id: string;
  readonly section: string;
  readonly label: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly states: readonly string[];
}

/** What Mermaid's own parser made of a Gantt chart; `error`: it refused it. */
export interface ParsedGantt {
  readonly error?: string;
  readonly type: string;
  readonly sections: readonly string[];
  readonly tasks: readonly ParsedTask[];
  readonly title: string;
  readonly links: readonly unknown[];
}

export interface Mermaid {
  parse(diagram: string): Promise<ParsedGantt>;
  stop(): void;
}

/** Mermaid's parser in a Node of its own (jest can't load what it needs), in this time zone. Ends with its stdin. */
export function startMermaid(timeZone = 'UTC'): Mermaid {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mermaid-parser.mjs')], {
    env: { ...process.env, TZ: timeZone },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const waiting: { resolve: (answer: ParsedGantt) => void; reject: (error: Error) => void }[] = [];
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line) as ParsedGantt);
  });
  child.once('close', () => {
    for (const { reject } of waiting) reject(new Error(`Mermaid's parser ended: ${stderr}`));
  });
  return {
    parse: (diagram) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(diagram)}\n`);
      }),
    stop: () => {
      child.stdin.end();
    },
  };
}
