import type { Evidence, TargetGroup } from '../../model/evidence.js';
import { readSource, type Reading } from './read-source.js';
import type { Run } from '../run.js';

/** Settings and attributes of the service's target groups, as far as they can be read. */
export async function fetchTargetGroups(
  run: Run,
  { service }: Pick<Evidence, 'service'>,
  reading: Reading,
): Promise<readonly TargetGroup[]> {
  const { loadBalancer } = run.world;
  const arns = [...new Set((service?.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn))];
  if (arns.length === 0) return [];
  const source = 'elasticloadbalancing:DescribeTargetGroups';
  const groups = await readSource(reading, source, () => loadBalancer.fetchTargetGroups(arns));
  return Promise.all(
    (groups ?? []).map(async (group) => {
      const attributes = await readSource(reading, 'elasticloadbalancing:DescribeTargetGroupAttributes', () =>
        loadBalancer.fetchTargetGroupAttributes(group.arn),
      );
      return { ...group, attributes: attributes ?? {} };
    }),
  );
}
