import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly names: readonly string[];
}

export const debugOn = defineLint<Found>({
  id: 'debug-on',
  code: 'L46',
  severity: 'note',

  find: ({ containers }) =>
    containers.flatMap(({ name, environment }) => {
      const names = Object.entries(environment)
        .filter(([variable, value]) => /^(DJANGO_)?DEBUG$/.test(variable) && /^(true|1|yes|on)$/i.test(value))
        .map(([variable]) => variable);
      return names.length === 0 ? [] : [{ container: name, names }];
    }),

  explain: ({ container, names }) => ({
    what: `Container ${container} sets ${names.join(', ')}.`,
    why: 'With DEBUG on, Django shows settings and code on error pages and keeps every query in memory.',
    fix: 'Remove it, or set it to False.',
  }),
});
