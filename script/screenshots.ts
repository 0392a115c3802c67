/**
 * `npm run screenshots [-- case …]`: pictures of pages on a phone and on a desktop, light and dark, into
 * `.cache/screenshots`; without a case also those of the README, into `docs/images`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyAssets } from './preview/copy-assets.js';
import { listPages } from './preview/list-pages.js';
import { openBrowser, type Shot } from './screenshots/open-browser.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, '.cache/screenshots');
const IMAGES = join(ROOT, 'docs/images');

const DEVICES = ['phone', 'desktop'] as const;
const SCHEMES = ['light', 'dark'] as const;

/** What a reader of the README sees: the first screen, and no more. */
const README: readonly (Omit<Shot, 'folder' | 'markdown' | 'path'> & {
  readonly page: string;
  readonly name: string;
})[] = [
  { page: 'succeeded-overlap', name: 'succeeded', device: 'desktop', scheme: 'light', whole: false },
  { page: 'rolled-back', name: 'rolled-back', device: 'desktop', scheme: 'light', whole: false },
  { page: 'timed-out-drain', name: 'phone', device: 'phone', scheme: 'dark', whole: false },
];

async function takeAll(wanted: readonly string[]): Promise<void> {
  const cases = wanted.length > 0 ? wanted : ['all'];
  mkdirSync(IMAGES, { recursive: true });
  copyAssets(FOLDER);
  const browser = await openBrowser(FOLDER);
  try {
    for (const { name, markdown } of cases.flatMap(listPages)) {
      for (const device of DEVICES)
        for (const scheme of SCHEMES) {
          const path = join(FOLDER, `${name}-${device}-${scheme}.png`);
          await browser.shoot({ markdown, device, scheme, path, whole: true });
        }
    }
    for (const { page, name, ...shot } of wanted.length > 0 ? [] : README) {
      const [found] = listPages(page);
      await browser.shoot({ ...shot, markdown: found?.markdown ?? '', path: join(IMAGES, `${name}.png`) });
    }
  } finally {
    await browser.close();
  }
}

try {
  await takeAll(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
