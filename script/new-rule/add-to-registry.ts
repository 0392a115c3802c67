import { ruleName } from './rule-name.js';

/** `printWidth` of .prettierrc.json */
const WIDTH = 110;
const LIST = /(: readonly Rule\[\] = \[)([^\]]*)\];/;

/** The registry's text with one more rule, last in its list; its rank is for a person to choose. */
export function addToRegistry(text: string, id: string): string {
  const name = ruleName(id);
  const imports = [...text.matchAll(/^import .*;$/gm)].map(([line]) => line);
  const all = [...imports, `import { ${name} } from '../rules/${id}.js';`].sort(byModule);
  const rest = text.slice(text.indexOf('\n\n'));
  return `${all.join('\n')}${rest.replace(LIST, (_, head: string, list: string) => {
    const rules = [...list.split(',').flatMap((one) => one.trim() || []), name];
    const line = `${head}${rules.join(', ')}];`;
    return isShort(text, line) ? line : `${head}${rules.map((one) => `\n  ${one},`).join('')}\n];`;
  })}`;
}

/** Prettier puts a list on one line where it fits. */
function isShort(text: string, line: string): boolean {
  const declaration = /^export const \w+(?=: readonly Rule)/m.exec(text)?.[0] ?? '';
  return declaration.length + line.length <= WIDTH;
}

function byModule(a: string, b: string): number {
  const moduleOf = (line: string): string => /'(.*)'/.exec(line)?.[1] ?? '';
  return moduleOf(a) < moduleOf(b) ? -1 : 1;
}
