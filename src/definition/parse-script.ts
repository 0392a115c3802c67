import { forEachChild, parse } from 'unbash';
import type { Command, ParsedScript, SyntaxNode, Word } from 'unbash';

/** One simple command of a shell script. */
export interface SimpleCommand {
  /** Unquoted, without assignments and redirections; a variable stands as it is written. */
  readonly words: readonly string[];
  /** The shell replaces itself by it: `exec celery …`. */
  readonly isExec: boolean;
  /** `&` behind it, or behind a group that it is in. */
  readonly isBackground: boolean;
}

export interface ShellScript {
  readonly source: string;
  readonly tree: ParsedScript;
  /** Every simple command in the order of the text, of all branches and functions. */
  readonly commands: ReadonlyMap<Command, SimpleCommand>;
  readonly hasBackground: boolean;
}

/**
 * A script as bash reads it (dash, ash and zsh write the same where commands are concerned). `args` are the words that
 * follow the script on the command line: `$0`, `$1`, … A script that is cut off or wrong is read as far as it goes.
 */
export function parseScript(source: string, args: readonly string[]): ShellScript {
  const tree = parse(source);
  const commands = new Map<Command, SimpleCommand>();
  let hasBackground = false;
  const visit = (node: SyntaxNode, isBackground: boolean): void => {
    if (node.type === 'Command') {
      commands.set(node, readSimple(node, args, isBackground));
      return;
    }
    if (!HOLDS_COMMANDS.has(node.type)) return;
    const isBehind =
      isBackground || node.type === 'Coproc' || (node.type === 'Statement' && node.background === true);
    hasBackground ||= isBehind;
    forEachChild(node, (child) => {
      visit(child, isBehind);
    });
  };
  visit(tree, false);
  return { source, tree, commands, hasBackground };
}

/** Nodes to look into: not words, so that `$(…)` is no command of the script. */
const HOLDS_COMMANDS = new Set<SyntaxNode['type']>([
  ...([
    'Script',
    'Statement',
    'CompoundList',
    'Pipeline',
    'AndOr',
    'If',
    'Elif',
    'For',
    'ArithmeticFor',
  ] as const),
  ...([
    'While',
    'Select',
    'Case',
    'CaseItem',
    'Subshell',
    'BraceGroup',
    'Function',
    'Coproc',
    'Redirected',
  ] as const),
]);

function readSimple(node: Command, args: readonly string[], isBackground: boolean): SimpleCommand {
  const given = node.args.flatMap((word) => (word.type === 'Word' ? readWord(word, args) : [word.text]));
  const words = [...(node.name === undefined ? [] : readWord(node.name, args)), ...given];
  // `exec "$@"` counts without arguments too: the image may bring them.
  const isExec = words[0] === 'exec' && node.args.length > 0;
  return { words: isExec ? dropExec(words) : words, isExec, isBackground };
}

/** `exec -a NAME -cl PROGRAM …` */
function dropExec(words: readonly string[]): readonly string[] {
  let at = 1;
  while (words[at]?.startsWith('-') === true) at += /^-[cl]*a$/.test(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}

const ALL_ARGUMENTS = /^"?\$(?:[@*]|\{[@*]\})"?$/;
const ONE_ARGUMENT = /^"?\$(?:(\d)|\{(\d+)\})"?$/;

function readWord({ text, value }: Word, args: readonly string[]): readonly string[] {
  if (ALL_ARGUMENTS.test(text)) return args.slice(1);
  const [, plain, braced] = ONE_ARGUMENT.exec(text) ?? [];
  const own = args[Number(plain ?? braced ?? Number.NaN)];
  return [own ?? value];
}
