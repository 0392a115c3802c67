import { renderCode } from './escape.js';

/** A link to a lint's page, which is next to the rules' pages. The ids are trusted. */
export function linkToLint(id: string, rulePagesUrl: string | null): string {
  return rulePagesUrl === null
    ? renderCode(id)
    : `[${renderCode(id)}](${rulePagesUrl.replace(/rules$/, 'lints')}/${id}.md)`;
}
