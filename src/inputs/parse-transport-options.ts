import type { BrokerInputs } from '../model/inputs.js';
import { isRecord } from '../model/is-record.js';
import type { Parsed } from './parsed.js';

/** A JSON object. It may hold a sentinel's password, so nothing of it is ever quoted (nor the parser's own words). */
export function parseTransportOptions(name: string, given: string): Parsed<BrokerInputs['transportOptions']> {
  if (given === '') return { value: {} };
  const options = readJson(given);
  const accepted =
    'give a JSON object such as {"global_keyprefix": "shop:"}, the app\'s broker_transport_options';
  if (options === undefined) return { problem: `${name}: it is not JSON (not shown); ${accepted}.` };
  if (!isRecord(options))
    return { problem: `${name}: it is JSON, but not an object (not shown); ${accepted}.` };
  return { value: options };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
