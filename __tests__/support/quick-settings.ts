/**
 * For a local ECS whose clock runs as fast as ours, so that grace periods and time-outs are real ones: the other things
 * that take AWS time, which no such test is about, are quick.
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
