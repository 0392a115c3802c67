import type { SettingReport } from '../../model/step-report.js';

/** Inputs that hold secrets: that they were given is told, and no more. */
const SECRET = new Set(['broker-url', 'broker-transport-options']);
const LONGEST = 300;

/** The step's inputs as they were given, for the report. */
export function readGivenInputs(
  read: (name: string) => string,
  defaults: Readonly<Record<string, string>>,
): readonly SettingReport[] {
  return Object.entries(defaults).map(([name, usual]) => {
    const given = read(name);
    const isDefault = given === '' || given === usual;
    const value = isDefault ? usual : given;
    if (!isDefault && SECRET.has(name)) return { name, value: null, isDefault };
    return { name, value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value, isDefault };
  });
}
