/** Members with words of ours; everything else comes from outside, or may quote what does. */
const OURS = new Set([
  'outcome',
  'mode',
  'side',
  'ending',
  'status',
  'severity',
  'rulePagesUrl',
  'runUrl',
  'region',
  'kind',
]);
/** By path where the same name is foreign elsewhere; the ARNs say where AWS's console is. */
const OUR_PATHS = [
  ...['phases.name', 'diagnoses.id', 'ahead.findings.id', 'drain.rows.state', 'drain.endedJobs.fate'],
  ...['taskDefinitionArn', 'previousTaskDefinitionArn', 'serving.taskDefinitionArn'],
  ...['timeline.lanes.kind', 'timeline.lanes.spans.kind'],
];

/** The same report with every foreign text in it replaced. */
export function poison<T>(value: T, text: string): T {
  const change = (entry: unknown, key: string, path: string): unknown => {
    if (typeof entry === 'string')
      return OURS.has(key) || OUR_PATHS.includes(path) || entry === '' ? entry : text;
    if (Array.isArray(entry)) return entry.map((each: unknown) => change(each, key, path));
    if (typeof entry !== 'object' || entry === null) return entry;
    return Object.fromEntries(
      Object.entries(entry).map(([name, each]) => [
        name,
        change(each, name, path === '' ? name : `${path}.${name}`),
      ]),
    );
  };
  return change(value, '', '') as T;
}
