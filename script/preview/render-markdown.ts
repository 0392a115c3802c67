import markdownIt, { type MarkdownIt } from 'markdown-it';
import githubAlerts from 'markdown-it-github-alerts';

/** Reads Markdown as GitHub does: HTML, tables, links without brackets, alerts; but no link of a bare domain. */
export function createParser(): MarkdownIt {
  const parser = markdownIt({ html: true, linkify: true }).use(
    // its types are those of an older markdown-it
    githubAlerts as (parser: MarkdownIt) => void,
  );
  parser.linkify.set({ fuzzyLink: false });
  return parser;
}

/** As it is before GitHub cleans it. */
export function renderMarkdown(markdown: string): string {
  return createParser().render(markdown);
}
