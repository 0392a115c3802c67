import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser as Chromium, chromium } from 'playwright-core';
import { renderPreview } from '../preview/render-preview.js';
import { findChromium } from './find-chromium.js';

/** A phone of the common size, for the README with fewer pixels; a desktop that leaves a margin around GitHub's column. */
const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  'small-phone': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.25 },
  desktop: { viewport: { width: 1044, height: 800 }, deviceScaleFactor: 1 },
} as const;

export interface Shot {
  readonly markdown: string;
  readonly device: keyof typeof DEVICES;
  readonly scheme: 'light' | 'dark';
  readonly path: string;
  /** False: only the first screen. */
  readonly whole: boolean;
}

export interface Browser {
  shoot(shot: Shot): Promise<void>;
  close(): Promise<void>;
}

const DRAWN_WITHIN_MS = 20_000;

/** Debian's Chromium, without a window. `folder` holds what the pages load. */
export async function openBrowser(folder: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(process.env['PATH'] ?? '') });
  return {
    shoot: (shot) => takeShot(browser, folder, shot),
    close: () => browser.close(),
  };
}

async function takeShot(browser: Chromium, folder: string, shot: Shot): Promise<void> {
  const file = join(folder, 'page.html');
  writeFileSync(file, renderPreview('page', shot.markdown));
  const page = await browser.newPage({ ...DEVICES[shot.device], colorScheme: shot.scheme });
  try {
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('body[data-drawn]', { state: 'attached', timeout: DRAWN_WITHIN_MS });
    await page.screenshot({ path: shot.path, fullPage: shot.whole });
  } finally {
    await page.close();
  }
}
