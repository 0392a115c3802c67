import { isRandom } from './is-random.js';

const SWITCH = /^(?:true|false|yes|no|on|off|none|null|undefined)$/i;
const ARN = /^arn:[\w-]+:[\w-]+:\S*$/;
const PATH = /^\/[\w.@-]+(?:\/[\w.@-]+)*\/?$/;

/** Whether a value is no secret whatever its name says: a switch, or a reference (an ARN, a path) to where the secret is. */
export function isOpenValue(value: string): boolean {
  if (value === '' || SWITCH.test(value) || ARN.test(value)) return true;
  // A key in base64 may begin with a slash.
  return PATH.test(value) && !isRandom(value);
}
