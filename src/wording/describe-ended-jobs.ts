import type { EndedJob } from '../model/ended-job.js';
import { countOf } from './count-of.js';

/** What happened to a job whose worker is gone. */
export const FATES: Readonly<Record<EndedJob['fate'], string>> = {
  lost: 'lost',
  returned: 'handed out again (by RabbitMQ at once, by Redis after visibility_timeout)',
  either: 'lost, or with acks_late handed out again (by RabbitMQ at once, by Redis after visibility_timeout)',
  unseen: 'its end was not seen (a worker that stops cleanly finishes its running jobs first)',
};

/** In a list of numbers: `1 lost, 2 not seen to end`. */
export function listFates(jobs: readonly EndedJob[]): string {
  const { lost, returned, unseen } = countFates(jobs);
  return [
    ...(lost === 0 ? [] : [`${lost} lost`]),
    ...(returned === 0 ? [] : [`${returned} handed out again`]),
    ...(unseen === 0 ? [] : [`${unseen} not seen to end`]),
  ].join(', ');
}

function countFates(jobs: readonly EndedJob[]): Readonly<Record<'lost' | 'returned' | 'unseen', number>> {
  const count = (...fates: readonly EndedJob['fate'][]): number =>
    jobs.filter(({ fate }) => fates.includes(fate)).length;
  return { lost: count('lost', 'either'), returned: count('returned'), unseen: count('unseen') };
}

/** As a sentence: `1 job was lost; the end of 2 jobs was not seen`. */
export function countEndedJobs(jobs: readonly EndedJob[]): string {
  const { lost, returned, unseen } = countFates(jobs);
  return [
    ...(lost === 0 ? [] : [`${countOf(lost, 'job')} ${lost === 1 ? 'was' : 'were'} lost`]),
    ...(returned === 0
      ? []
      : [`${countOf(returned, 'job')} ${returned === 1 ? 'starts' : 'start'} again elsewhere`]),
    ...(unseen === 0 ? [] : [`the end of ${countOf(unseen, 'job')} was not seen`]),
  ].join('; ');
}
