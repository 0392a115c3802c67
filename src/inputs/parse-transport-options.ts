import type { BrokerInputs } from '../model/inputs.js';
import { isRecord } from '../model/is-record.js';
import type { Parsed } from './parsed.js';

/** A JSON object. It may contain a Sentinel's password, so neither it nor the parser's message is ever quoted. */
export function parseTransportOptions(name: string, given: string): Parsed<BrokerInputs['transportOptions']> {
  if (given === '') return { value: {} };
  const options = readJson(given);
  const accepted =
    'give a JSON object such as {"global_keyprefix": "shop:"}, the app\'s broker_transport_options';
  if (options === undefined) return { problem: `${name}: its text (not shown) is not JSON; ${accepted}.` };
  if (!isRecord(options)) return { problem: `${name}: its JSON (not shown) is not an object; ${accepted}.` };
  return { value: options };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
