import markdownIt, { type MarkdownIt } from 'markdown-it';
import githubAlerts from 'markdown-it-github-alerts';

/** GitHub's Markdown as HTML, as it is before GitHub cleans it. A domain without `https://` is no link there. */
export function renderMarkdown(markdown: string): string {
  const parser = markdownIt({ html: true, linkify: true }).use(
    // its types are those of an older markdown-it
    githubAlerts as (parser: MarkdownIt) => void,
  );
  parser.linkify.set({ fuzzyLink: false });
  return parser.render(markdown);
}
