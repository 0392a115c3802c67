import { renderMarkdown } from './render-markdown.js';
import { sanitiseHtml } from './sanitise-html.js';

/** GitHub's column for a job's summary, and its box. */
const FRAME = `
  body { margin: 0; padding: 16px; background: #f6f8fa; }
  main { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 16px; border: 1px solid #d1d9e0;
    border-radius: 6px; background: #fff; }
  nav { max-width: 1012px; margin: 0 auto 8px; font: 14px/1.5 system-ui, sans-serif; }
  .mermaid { text-align: center; }
  @media (max-width: 767px) { body { padding: 0; } main { border: 0; border-radius: 0; } }
  @media (prefers-color-scheme: dark) {
    body { background: #010409; color: #9198a1; } main { background: #0d1117; border-color: #3d444d; }
    nav a { color: #4493f8; }
  }`;

const STYLES = [
  'github-markdown.css',
  'github-base.css',
  'github-colors-light.css',
  'github-colors-dark-media.css',
];

/** Mermaid sets its colours when it starts, so the reader's preference is looked up then. */
const DIAGRAMS = `
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const block = document.createElement('pre');
    block.className = 'mermaid';
    block.textContent = code.textContent;
    code.parentElement.replaceWith(block);
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  mermaid.initialize({ startOnLoad: false, theme: dark ? 'dark' : 'default' });
  // A folded diagram has no size: open its fold while it is drawn.
  const folds = [...document.querySelectorAll('details:not([open])')];
  for (const fold of folds) fold.open = true;
  mermaid.run({ querySelector: '.mermaid', suppressErrors: true }).finally(() => {
    for (const fold of folds) fold.open = false;
    document.body.dataset.drawn = 'yes';
  });`;

/** A page that looks like GitHub's, light or dark as the reader prefers; `mermaid.min.js` and the styles are in its folder. */
export function renderPreview(title: string, markdown: string, navigation = ''): string {
  const links = STYLES.map((name) => `<link rel="stylesheet" href="${name}">`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${links}
<style>${FRAME}</style>
</head>
<body>
${navigation === '' ? '' : `<nav>${navigation}</nav>`}
<main class="markdown-body">
${sanitiseHtml(renderMarkdown(markdown))}
</main>
<script src="mermaid.min.js"></script>
<script>${DIAGRAMS}</script>
</body>
</html>
`;
}
