/**
 * `npm run preview [-- report.json | page.md | case | all]`: writes pages as HTML that looks like GitHub's, into
 * `.cache/preview`. Needs no network, neither to write them nor to read them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../src/errors.js';
import { copyAssets } from './preview/copy-assets.js';
import { listPages, type Page } from './preview/list-pages.js';
import { renderPreview } from './preview/render-preview.js';

const FOLDER = fileURLToPath(new URL('../.cache/preview', import.meta.url));

function preview(wanted: string): string {
  const pages = listPages(wanted);
  const links = pages.map(({ name }) => `<a href="${name}.html">${name}</a>`).join(' · ');
  copyAssets(FOLDER);
  const write = ({ name, markdown }: Page): string => {
    const path = join(FOLDER, `${name}.html`);
    writeFileSync(path, renderPreview(name, markdown, pages.length > 1 ? links : ''));
    return path;
  };
  return pages.map(write).join('\n');
}

try {
  console.log(preview(process.argv[2] ?? 'all'));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
