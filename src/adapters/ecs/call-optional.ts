import { WorldError } from '../../errors.js';
import type { CallSubject } from './call-subject.js';
import { callEcs, type EcsSession } from './ecs-session.js';

/**
 * A read that the run can do without: null where it is denied, unknown or unsupported. What was denied once is not asked for
 * again; expired credentials are not that, since they may be renewed.
 */
export async function callOptional<T>(
  session: EcsSession,
  subject: CallSubject,
  run: (options: { abortSignal: AbortSignal }) => Promise<T>,
): Promise<T | null> {
  if (session.denied.has(subject.action)) return null;
  try {
    return await callEcs(session, subject, run);
  } catch (error) {
    if (!(error instanceof WorldError) || !['denied', 'missing', 'invalid'].includes(error.kind)) throw error;
    if (error.cause instanceof Error && error.cause.name === 'AccessDeniedException')
      session.denied.add(subject.action);
    return null;
  }
}
