import { revisionOf } from '../wording/shorten-arn.js';
import type { SettingChange } from '../model/plan-report.js';
import type { ServiceUpdate } from '../model/service-update.js';
import type { Service } from '../model/service.js';

/** What UpdateService would change in the service itself. */
export function diffService(service: Service, update: ServiceUpdate): SettingChange[] {
  const place = 'service';
  const settings = [
    ['desiredCount', 'desired count'],
    ['minimumHealthyPercent', 'minimum healthy percent'],
    ['maximumPercent', 'maximum percent'],
  ] as const;
  const changes: SettingChange[] = settings.flatMap(([name, setting]) => {
    const to = update[name];
    if (to === undefined || to === service[name]) return [];
    return [{ place, setting, from: String(service[name]), to: String(to) }];
  });
  const { taskDefinitionArn: arn } = update;
  if (arn === undefined || arn === service.taskDefinitionArn) return changes;
  const revision = { from: revisionOf(service.taskDefinitionArn), to: revisionOf(arn) };
  return [{ place, setting: 'task definition', ...revision }, ...changes];
}
