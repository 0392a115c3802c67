import * as core from '@actions/core';
import { FAILING_OUTCOMES, type Report } from '../../model/report.js';
import type { Masker } from './create-masker.js';

/** The runner cuts a message at 4,096 characters. */
const LONGEST = 4_000;

/** At most one annotation a step: the error of a failing outcome, or the warnings of a passing one. */
export function annotate(report: Report, masker: Masker): void {
  const title = `${report.service}: ${report.outcome}`;
  const failing = (FAILING_OUTCOMES as readonly string[]).includes(report.outcome);
  const lines = failing
    ? [report.reason, ...report.refusals.filter((text) => text !== report.reason)]
    : report.warnings;
  if (lines.length === 0) return;
  const message = masker.mask(lines.join('\n'));
  const cut = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  (failing ? core.error : core.warning)(cut, { title: masker.mask(title) });
}
