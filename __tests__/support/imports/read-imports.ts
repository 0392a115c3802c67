import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** File → the files that it imports, by `import`, `import type`, `export … from` or `import()`. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the relative imports of every source file below the folders; packages are left out. */
export function readImports(folders: readonly string[]): ImportGraph {
  const files = folders.flatMap(listSources);
  return new Map(files.map((file) => [file, new Set(listImports(file))]));
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs)$/.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path));
}

function listImports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolve(file, specifier));
}

/** TypeScript names a module by the file that it is compiled to. */
function resolve(file: string, specifier: string): string {
  const path = join(dirname(file), specifier);
  const source = path.replace(/\.js$/, '.ts');
  const found = [source, path].find((candidate) => existsSync(candidate));
  if (found === undefined) throw new Error(`${file} imports ${specifier}, and there is no such file.`);
  return found;
}
