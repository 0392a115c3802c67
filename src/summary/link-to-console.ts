import type { ContainerLog } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { shortenArn } from '../wording/shorten-arn.js';

/** Hosts of the AWS console by partition (AWS General Reference: console endpoints). */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

type Place = Pick<Report, 'region' | 'taskDefinitionArn' | 'previousTaskDefinitionArn' | 'serving'>;

/** The service's page in the ECS console; null if the region or the partition's console is unknown. */
export function linkToService(report: Report): string | null {
  const root = findConsole(report);
  if (root === null || report.service === '') return null;
  const [cluster, service] = [report.cluster, report.service].map((name) => encode(shortenArn(name)));
  return `${root.url}/ecs/v2/clusters/${cluster ?? ''}/services/${service ?? ''}/health?region=${root.region}`;
}

/** A log stream's page. The console expects the names encoded twice, with `$` for the second `%`. */
export function linkToStream(
  report: Place,
  { group, stream }: Pick<ContainerLog, 'group' | 'stream'>,
): string | null {
  const root = findConsole(report);
  if (root === null) return null;
  const [inGroup, inStream] = [group, stream].map((name) => encode(encode(name)).replaceAll('%', '$'));
  return `${root.url}/cloudwatch/home?region=${root.region}#logsV2:log-groups/log-group/${inGroup ?? ''}/log-events/${inStream ?? ''}`;
}

function findConsole(place: Place): { readonly url: string; readonly region: string } | null {
  const arn =
    place.taskDefinitionArn ?? place.previousTaskDefinitionArn ?? place.serving.taskDefinitionArn ?? '';
  const [, partition = '', , inArn = ''] = arn.split(':');
  const region = place.region ?? inArn;
  const host = CONSOLES[partition === '' ? guessPartition(region) : partition];
  return host === undefined || !/^[a-z0-9-]+$/.test(region)
    ? null
    : { url: `https://${region}.${host}`, region };
}

function guessPartition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Parentheses would end a link in Markdown, and half a surrogate pair can't be encoded. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}
