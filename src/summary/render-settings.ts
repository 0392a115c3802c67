import type { Report } from '../model/report.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** The step's inputs: the given ones, then the defaults. */
export function renderSettings({ settings }: Report): string {
  if (settings.length === 0) return '';
  const given = settings.filter(({ isDefault }) => !isDefault);
  const others = settings.filter(({ isDefault, value }) => isDefault && value !== '');
  const columns = [{ title: 'Input' }, { title: 'Value' }];
  const rows = given.map(({ name, value }) => [
    renderCode(name),
    value === null ? '_not shown_' : renderCode(value),
  ]);
  const parts = [
    ...(rows.length === 0 ? [] : [renderTable(columns, rows)]),
    ...(others.length === 0
      ? []
      : [`Defaults: ${others.map(({ name, value }) => renderCode(`${name}: ${value ?? ''}`)).join(', ')}.`]),
  ];
  return renderFold(`Inputs: ${given.length}`, parts.join('\n\n'));
}
