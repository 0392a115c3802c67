import type { Command, Statement, SyntaxNode } from 'unbash';
import type { ShellScript, SimpleCommand } from './parse-script.js';

/** How a shell treats the last command of its `-c` script. */
export type ShellFamily = 'dash' | 'bash' | 'ash' | 'zsh';

/**
 * The commands that the shell gives its own process to, one for each branch; null: it stays where it is and, as PID 1,
 * passes no SIGTERM on. Measured with dash 0.5.12, bash 5.2.15, busybox 1.35 ash and zsh 5.9, by what the process was
 * 0.25 s after the start of `SHELL -c SCRIPT`:
 *
 * - every shell: at an `exec` that it reaches itself, so not in a pipeline;
 * - dash: at nothing else;
 * - bash: also at the last command of the last line, alone or of one `&&` list. Not where that has a redirection, is in
 *   `if`, `case`, `{ }`, `( )`, a pipeline or a loop, comes after `&` or, as a list, after `;` in its line;
 * - ash and zsh: also with redirections and within `if`, `case`, `{ }` and `( )`. ash not before a line's end.
 *
 * No shell does while a trap is set.
 */
export function findTails(script: ShellScript, family: ShellFamily): readonly SimpleCommand[] | null {
  const context = { script, family, isOpen: mayReplace(script, family) };
  return tailsOfList(script.tree.commands, context);
}

interface Context {
  readonly script: ShellScript;
  readonly family: ShellFamily;
  /** The shell may replace itself where no `exec` asks for it. */
  readonly isOpen: boolean;
}

function mayReplace({ source, commands, tree }: ShellScript, family: ShellFamily): boolean {
  const trap = [...commands.values()].some(
    ({ words }) => words[0] === 'trap' && (words[1] ?? '') !== '' && words[1] !== '-',
  );
  if (family === 'dash' || trap) return false;
  if (family === 'ash') return !/\n\s*$/.test(source);
  if (family === 'zsh') return true;
  return !/\n\s*\n\s*$/.test(source) && isOneStep(source, tree.commands);
}

/** bash: what it reads in one go, a line as a rule, is one command, or a list whose last one is simple. */
function isOneStep(source: string, statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  const before = statements.at(-2);
  if (last === undefined || before === undefined) return true;
  if (source.slice(before.end, last.pos).includes('\n')) return true;
  return last.command.type === 'Command' && before.background !== true;
}

function tailsOfList(statements: readonly Statement[], context: Context): readonly SimpleCommand[] | null {
  // What stands behind an unconditional exec is never reached.
  for (const statement of statements) {
    const { command, background } = statement;
    if (background === true || command.type === 'AndOr') continue;
    const tails = tailsOf(command, { ...context, isOpen: false });
    if (tails?.some(({ isExec }) => isExec) === true && isComplete(command)) return tails;
  }
  const last = statements.at(-1);
  return last === undefined || last.background === true ? null : tailsOf(last.command, context);
}

/** It ends in one of its branches whatever the condition says. */
function isComplete(node: SyntaxNode): boolean {
  return node.type === 'Command' || (node.type === 'If' && node.else !== undefined);
}

function tailsOf(node: SyntaxNode, context: Context): readonly SimpleCommand[] | null {
  switch (node.type) {
    case 'Command':
      return tailOfSimple(node, context);
    case 'AndOr': {
      const execs = node.commands.flatMap((each) => tailsOf(each, { ...context, isOpen: false }) ?? []);
      if (execs.some(({ isExec }) => isExec)) return execs.filter(({ isExec }) => isExec);
      const last = node.commands.at(-1);
      return last === undefined ? null : tailsOf(last, context);
    }
    case 'If':
      return merge(
        [node.then, ...node.elif.map(({ then }) => then), ...(node.else === undefined ? [] : [node.else])],
        context,
      );
    case 'Case':
      return merge(
        node.items.map(({ body }) => body),
        context,
      );
    case 'BraceGroup':
      return tailsOfList(node.body.commands, inside(context));
    case 'Subshell':
      return inside(context).isOpen ? tailsOfList(node.body.commands, context) : null;
    case 'Redirected':
      return tailsOf(node.command, inside(context));
    default:
      return null;
  }
}

function tailOfSimple(node: Command, { script, family, isOpen }: Context): readonly SimpleCommand[] | null {
  const command = script.commands.get(node);
  if (command === undefined) return null;
  // What a sourced file or an `eval` does at its end can't be seen, so it isn't held against the shell.
  if (command.isExec || ['.', 'source', 'eval'].includes(command.words[0] ?? '')) return [command];
  return isOpen && command.words.length > 0 && !(family === 'bash' && node.redirects.length > 0)
    ? [command]
    : null;
}

/** bash replaces itself only outside of groups and branches. */
function inside(context: Context): Context {
  return context.family === 'bash' ? { ...context, isOpen: false } : context;
}

/** Every branch must end in one; a branch that runs nothing ends the shell. */
function merge(
  branches: readonly { readonly commands: readonly Statement[] }[],
  context: Context,
): readonly SimpleCommand[] | null {
  const found = branches.map(({ commands }) => tailsOfList(commands, inside(context)));
  return found.some((tails) => tails === null) ? null : found.flatMap((tails) => tails ?? []);
}
