import { revisionOf } from '../wording/shorten-arn.js';
import type { RevisionReport } from '../model/report.js';
import type { Service } from '../model/service.js';
import { countOf } from '../wording/count-of.js';

export interface Standing {
  readonly revision: RevisionReport;
  /** Number of tasks that serve. */
  readonly serving: number;
}

/** `Revision web:45 serves all traffic: 2 of 2 targets healthy. Revision web:53 never became healthy.` */
export function describeStandings(
  service: Service,
  standings: readonly Standing[],
  serves: Standing | null,
  neverHealthyArn: string | null,
): string {
  if (service.desiredCount === 0 && serves === null) return 'The service is scaled to 0: nothing serves.';
  const ordered = [...standings].sort((a, b) => Number(b === serves) - Number(a === serves));
  const isAlone = standings.filter(({ serving }) => serving > 0).length === 1;
  const never = `Revision ${revisionOf(neverHealthyArn ?? '')} never became healthy.`;
  const isNever = ({ serving, revision }: Standing): boolean =>
    serving === 0 && revision.taskDefinitionArn === neverHealthyArn;
  const sentences = ordered.map((standing) =>
    isNever(standing) ? never : describeStanding(standing, standing === serves, isAlone),
  );
  const isListed = standings.some(({ revision }) => revision.taskDefinitionArn === neverHealthyArn);
  return [
    ...(serves === null ? ['Nothing serves.'] : []),
    ...sentences,
    ...(neverHealthyArn === null || isListed ? [] : [never]),
  ].join(' ');
}

function describeStanding({ revision, serving }: Standing, isFirst: boolean, isAlone: boolean): string {
  const { healthyTargets, running, desired, primary } = revision;
  const draining = revision.draining ?? 0;
  const held = revision.protected ?? 0;
  const isBalanced = healthyTargets !== null;
  // ECS lowers the desired count of a deployment that is being replaced, so there it has no meaning.
  const of = primary ? desired : running;
  const share = isBalanced
    ? `${healthyTargets} of ${countOf(of, 'target')} healthy`
    : `${primary ? `${running} of ` : ''}${countOf(of, 'task')} running`;
  const more = [
    ...(draining === 0 ? [] : [`${draining} draining`]),
    ...(held === 0 ? [] : [`${held} protected`]),
  ];
  const isGoing = isBalanced && !primary && running === 0;
  const words = [...(isGoing ? [] : [share]), ...more].join(', ');
  return `Revision ${revisionOf(revision.taskDefinitionArn)} ${describeRole()}: ${words}.`;

  function describeRole(): string {
    if (serving === 0) return isGoing ? 'no longer serves' : 'does not serve';
    if (!isFirst) return 'also serves';
    return isBalanced && isAlone ? 'serves all traffic' : 'serves';
  }
}
