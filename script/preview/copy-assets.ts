import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const ASSETS = [
  'github-markdown-css/github-markdown.css',
  'markdown-it-github-alerts/styles/github-base.css',
  'markdown-it-github-alerts/styles/github-colors-light.css',
  'markdown-it-github-alerts/styles/github-colors-dark-media.css',
];

/** Copies what the pages load into their folder, so that they can be read without a network. */
export function copyAssets(folder: string): void {
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(folder, { recursive: true });
  const mermaid = join(dirname(resolve('mermaid')), 'mermaid.min.js');
  for (const path of [...ASSETS.map((name) => resolve(name)), mermaid])
    copyFileSync(path, join(folder, basename(path)));
}
