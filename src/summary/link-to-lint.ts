import { code } from './escape.js';

/** A lint's page lies beside the rules' pages. The ids are ours. */
export function linkToLint(id: string, rulePagesUrl: string | null): string {
  return rulePagesUrl === null
    ? code(id)
    : `[${code(id)}](${rulePagesUrl.replace(/rules$/, 'lints')}/${id}.md)`;
}
