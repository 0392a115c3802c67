import type { SettingReport } from '../../model/step-report.js';

/** Inputs that hold secrets: the report only says that they were given. */
const SECRET = new Set(['broker-url', 'broker-transport-options']);
const LONGEST = 300;

/** The step's inputs as they were given, for the report. */
export function readGivenInputs(
  read: (name: string) => string,
  defaults: Readonly<Record<string, string>>,
): readonly SettingReport[] {
  return Object.entries(defaults).map(([name, defaultValue]) => {
    const given = read(name);
    const isDefault = given === '' || given === defaultValue;
    const value = isDefault ? defaultValue : given;
    if (!isDefault && SECRET.has(name)) return { name, value: null, isDefault };
    return { name, value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value, isDefault };
  });
}
