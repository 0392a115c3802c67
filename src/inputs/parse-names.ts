/** Parsers of the inputs that name things: service, cluster, task definition, workers, queues. */
import { describeRefusedText, type Parsed } from './parsed.js';
import { splitLines } from './parse-values.js';

/** Names as CreateCluster and CreateService take them (API reference: letters, digits, `_`, `-`; at most 255). */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const ARN = /^arn:[^\s]+$/;

export function parseResourceName(name: string, given: string): Parsed<string> {
  if (given === '') return { problem: `${name}: it is required and is empty; give a name or an ARN.` };
  if (NAME.test(given) || ARN.test(given)) return { value: given };
  return describeRefusedText(name, given, 'a name of letters, digits, - and _ (at most 255), or an ARN');
}

export function parseTaskDefinition(name: string, given: string): Parsed<string> {
  if (!/[\r\n]/.test(given)) return { value: given };
  return {
    problem: `${name}: it has several lines; give the path of a JSON file, family[:revision] or an ARN.`,
  };
}

/** `auto`, or globs over node names, one per line (a glob may contain commas: `celery@{a,b}*`). */
export function parseWorkers(name: string, given: string): Parsed<'auto' | readonly string[]> {
  const lines = splitLines(given);
  if (lines.length === 1 && lines[0] === 'auto') return { value: 'auto' };
  const accepted = 'auto alone, or patterns of node names such as celery@web-*, one per line, without spaces';
  const wrong = lines.find((line) => line === 'auto' || /\s/.test(line));
  return wrong === undefined ? { value: [...new Set(lines)] } : describeRefusedText(name, wrong, accepted);
}

/** Ids (`time-budget`) or numbers (`L40`) of lints, separated by line ends, commas or spaces. The preflight reports unknown ones. */
export function parseLints(name: string, given: string): Parsed<readonly string[]> {
  const names = given.split(/[\s,]+/).filter((lint) => lint !== '');
  const wrong = names.find((lint) => !/^([a-z]+(-[a-z]+)*|L\d\d)$/.test(lint));
  if (wrong === undefined) return { value: [...new Set(names)] };
  return describeRefusedText(name, wrong, 'ids of lints such as time-budget, or their numbers such as L40');
}

/** Queue names, separated by line ends or commas (`celery worker -Q` splits at commas too, so no name contains one). */
export function parseQueues(given: string): Parsed<readonly string[]> {
  const names = given.split(/[\r\n,]/).map((queue) => queue.trim());
  return { value: [...new Set(names.filter((queue) => queue !== ''))] };
}
