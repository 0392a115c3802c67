/** Output for the person who watches: colours only on a terminal, unless NO_COLOR is set. */
const colourful = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;

function paint(code: number, text: string): string {
  return colourful ? `\u001b[${String(code)}m${text}\u001b[0m` : text;
}

export const bold = (text: string): string => paint(1, text);
export const dim = (text: string): string => paint(2, text);
export const green = (text: string): string => paint(32, text);
export const red = (text: string): string => paint(31, text);

export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export function sayTitle(text: string): void {
  say();
  say(bold(text));
  say(bold('─'.repeat(text.length)));
}

/** Prints one line of the action's log as the GitHub log viewer would show it. */
export function sayLogLine(line: string): void {
  const command = /^::(\S+?)(?: [^:]*)?::(.*)$/.exec(line);
  const bar = dim('│');
  if (!command) {
    say(`${bar} ${line}`);
    return;
  }
  const [, name, escaped = ''] = command;
  const text = escaped.replaceAll('%0D', '').replaceAll('%25', '%').split('%0A').join(`\n${bar}   `);
  if (name === 'group') say(`${bar} ${bold(text)}`);
  else if (name === 'error') say(`${bar} ${red('Error:')} ${text}`);
  else if (name === 'warning') say(`${bar} ${bold('Warning:')} ${text}`);
  else if (name === 'notice') say(`${bar} ${text}`);
}

/** Prints the job summary, which GitHub would render, as Markdown. */
export function saySummary(markdown: string): void {
  for (const line of markdown.trimEnd().split('\n')) say(`${dim('┃')} ${line}`);
}
