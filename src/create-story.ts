import { maskEvidence } from './diagnosis/evidence/mask-evidence.js';
import type { Journal } from './model/journal.js';
import type { Report } from './model/report.js';
import type { RunEvent, StampedEvent } from './model/run-event.js';
import type { Clock, Log, Story } from './ports.js';
import { applyEvent } from './report/apply-event.js';
import { describeEvent } from './report/describe-event.js';
import { EMPTY_JOURNAL } from './report/journal/journal-state.js';
import { addEvent } from './report/journal/add-event.js';
import { findEventSecrets } from './report/journal/find-event-secrets.js';
import { maskJournal } from './report/journal/mask-journal.js';
import type { LogLine } from './report/log-line.js';
import { openReport } from './report/open-report.js';

export interface OpenStory extends Story {
  /** The report as the events so far give it. */
  readonly report: () => Report;
}

interface StoryParts {
  readonly log: Log;
  readonly clock: Pick<Clock, 'now'>;
  /** Takes known secrets out of every text of a value. */
  readonly mask: <T>(value: T) => T;
}

/**
 * The one door through which a run reports: an event is folded into the report, kept for a replay where it changed
 * something, and put into the log. What is kept for a replay is masked first.
 */
export function createStory({ log, clock, mask }: StoryParts): OpenStory {
  let report = openReport({ cluster: '', service: '', region: null, startedAtMs: clock.now() });
  let journal = EMPTY_JOURNAL;
  const secrets = new Set<string>();
  const print: Readonly<Record<LogLine['level'], (text: string) => void>> = {
    info: log.info,
    warn: log.warn,
    group: log.group,
    'end-group': log.endGroup,
  };
  return {
    tell: (event: RunEvent) => {
      const stamped: StampedEvent = { ...event, atMs: clock.now() };
      const before = report;
      report = applyEvent(before, stamped);
      for (const secret of findEventSecrets(stamped)) secrets.add(secret);
      if (report !== before) journal = addEvent(journal, mask(maskDefinitions(stamped)));
      for (const { level, text } of describeEvent(stamped, before, report)) print[level](text);
    },
    debug: log.debug,
    report: () => closeReport(report, maskJournal(journal, [...secrets])),
  };
}

/** Which values of a task definition are secrets shows only there. */
function maskDefinitions(event: StampedEvent): StampedEvent {
  return event.kind === 'evidence-collected' ? { ...event, evidence: maskEvidence(event.evidence) } : event;
}

/** The evidence of a run that was cancelled was not judged, and so not masked. */
function closeReport(report: Report, journal: Journal): Report {
  const { evidence } = report;
  return { ...report, journal, evidence: evidence === null ? null : maskEvidence(evidence) };
}
