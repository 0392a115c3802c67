import type { ContainerLog, Evidence } from '../../model/evidence.js';
import { quote } from './quote.js';

export type ExceptionLine = {
  readonly taskArn: string;
  readonly container: string;
  readonly line: string;
};

const TRACEBACK = /Traceback \(most recent call last\):/;

/** The last line of a Python traceback: the first that is neither indented nor empty. */
const LAST_LINE = /^(?:\[[^\]]*\] (?:\w+\/\w+\] )?)?([A-Za-z_][\w.]*(?::.*)?)$/;

/** The exceptions whose tracebacks the log shows, oldest first. */
export function findExceptions({ logs }: Pick<Evidence, 'logs'>): ExceptionLine[] {
  return logs.flatMap(findInOne);
}

function findInOne({ taskArn, container, lines }: ContainerLog): ExceptionLine[] {
  const found: ExceptionLine[] = [];
  let inside = false;
  for (const { message } of lines) {
    if (TRACEBACK.test(message)) inside = true;
    else if (inside && !/^\s|^$/.test(message)) {
      inside = false;
      if (LAST_LINE.test(message)) found.push({ taskArn, container, line: quote(message) });
    }
  }
  return found;
}
