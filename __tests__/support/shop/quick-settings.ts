/**
 * For a local ECS whose clock runs as fast as ours, so that grace periods and time-outs mean what they say: what AWS takes
 * its time for, and what no such test is about, is over quickly.
 */
export const QUICK_SETTINGS = {
  tickSeconds: 1,
  provisionSeconds: 0.2,
  pendingSeconds: 0.1,
  pullSeconds: 0.2,
  deprovisionSeconds: 0.2,
  targetRegistrationSeconds: 0.5,
  uncheckedHealthySeconds: 3,
};
