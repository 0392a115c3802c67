/**
 * `npm run screenshots [-- case | report.json | page.md | readme …]`: pictures of pages on a phone and on a desktop,
 * light and dark, into `.cache/screenshots`; those of the README go into `docs/images`. Without a name: all of them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../src/errors.js';
import { copyAssets } from './preview/copy-assets.js';
import { listPages, type Page } from './preview/list-pages.js';
import { type Browser, openBrowser, type Shot } from './screenshots/open-browser.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, '.cache/screenshots');
const IMAGES = join(ROOT, 'docs/images');

const DEVICES = ['phone', 'desktop'] as const;
const SCHEMES = ['light', 'dark'] as const;

/** What a reader of the README sees: only the first screen. */
const README: readonly (Pick<Shot, 'device' | 'scheme'> & {
  readonly page: string;
  readonly name: string;
})[] = [
  { page: 'succeeded-overlap', name: 'succeeded', device: 'desktop', scheme: 'light' },
  { page: 'rolled-back', name: 'rolled-back', device: 'small-phone', scheme: 'light' },
  { page: 'timed-out-drain', name: 'timed-out', device: 'desktop', scheme: 'dark' },
];

async function takeAll(wanted: readonly string[]): Promise<void> {
  const cases = wanted.length > 0 ? wanted : ['all', 'readme'];
  copyAssets(FOLDER);
  const browser = await openBrowser(FOLDER);
  try {
    if (cases.includes('readme')) await shootReadme(browser);
    for (const page of cases.filter((name) => name !== 'readme').flatMap(listPages)) {
      await shootPage(browser, page);
    }
  } finally {
    await browser.close();
  }
}

async function shootPage(browser: Browser, { name, markdown }: Page): Promise<void> {
  for (const device of DEVICES) {
    for (const scheme of SCHEMES) {
      const path = join(FOLDER, `${name}-${device}-${scheme}.png`);
      await browser.shoot({ markdown, device, scheme, path, whole: true });
      console.log(path);
    }
  }
}

async function shootReadme(browser: Browser): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  for (const { page, name, ...look } of README) {
    const [found] = listPages(page);
    const path = join(IMAGES, `${name}.png`);
    await browser.shoot({ ...look, markdown: found?.markdown ?? '', path, whole: false });
    console.log(path);
  }
}

try {
  await takeAll(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
