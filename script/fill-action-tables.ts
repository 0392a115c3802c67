import { markdownTable } from 'markdown-table';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The README with the tables between its `inputs` and `outputs` markers generated again from action.yml's text. */
export function fillActionTables(readme: string, actionYml: string): string {
  const action = parse(actionYml) as Action;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    code(name),
    input.required === true ? '(required)' : code(input.default ?? ''),
    cell(input.description),
  ]);
  const outputs = Object.entries(action.outputs).map(([name, { description }]) => [
    code(name),
    cell(description),
  ]);
  const filled = fill(readme, 'inputs', [['input', 'default', 'meaning'], ...inputs]);
  return fill(filled, 'outputs', [['output', 'meaning'], ...outputs]);
}

function fill(readme: string, name: string, rows: readonly (readonly string[])[]): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} followed by ${end}.`);
  const table = markdownTable(
    rows.map((row) => [...row]),
    { alignDelimiters: false, padding: true },
  );
  return `${readme.slice(0, from + begin.length)}\n${table}\n${readme.slice(to)}`;
}

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);
const cell = (text: string): string => text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
