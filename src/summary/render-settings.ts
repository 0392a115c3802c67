import type { Report } from '../model/report.js';
import { code } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

/** The step's inputs: the given ones, then the defaults. */
export function renderSettings({ settings }: Report): string {
  if (settings.length === 0) return '';
  const given = settings.filter(({ isDefault }) => !isDefault);
  const others = settings.filter(({ isDefault, value }) => isDefault && value !== '');
  const columns = [{ title: 'Input' }, { title: 'Value' }];
  const rows = given.map(({ name, value }) => [code(name), value === null ? '_not shown_' : code(value)]);
  const parts = [
    ...(rows.length === 0 ? [] : [table(columns, rows)]),
    ...(others.length === 0
      ? []
      : [`Defaults: ${others.map(({ name, value }) => code(`${name}: ${value ?? ''}`)).join(', ')}.`]),
  ];
  return fold(`Inputs: ${given.length}`, parts.join('\n\n'));
}
