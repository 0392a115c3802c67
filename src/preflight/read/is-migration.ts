import type { Process } from './read-scene.js';

const DJANGO = /(^|\/)(manage\.py|django-admin(\.py)?)$/;
const VERBS = ['migrate', 'collectstatic', 'compilemessages'];

/** A step that prepares the database or files, rather than the service itself. */
export function isMigration({ words }: Process): boolean {
  const django = words.some((word) => DJANGO.test(word)) && VERBS.some((verb) => words.includes(verb));
  return django || (words.some((word) => /(^|\/)alembic$/.test(word)) && words.includes('upgrade'));
}
