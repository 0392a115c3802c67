import markdownIt, { type MarkdownIt } from 'markdown-it';
import githubAlerts from 'markdown-it-github-alerts';

/** Parses Markdown as GitHub does: HTML, tables, links without brackets, alerts; but no link of a bare domain. */
export function createParser(): MarkdownIt {
  const parser = markdownIt({ html: true, linkify: true }).use(
    // it has the types of an older markdown-it
    githubAlerts as (parser: MarkdownIt) => void,
  );
  parser.linkify.set({ fuzzyLink: false });
  return parser;
}

/** The HTML before GitHub sanitises it. */
export function renderMarkdown(markdown: string): string {
  return createParser().render(markdown);
}
