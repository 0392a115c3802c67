/** How long things take in the simulated world, in simulated seconds unless the name says otherwise. */
export interface SimulatorSettings {
  /** Between two passes of the service scheduler; real traces are quantised to about 10 s. */
  tickSeconds: number;
  /** PROVISIONING: the network interface is attached. */
  provisionSeconds: number;
  /** PENDING: the platform finds a place. */
  pendingSeconds: number;
  /** ACTIVATING: the image is pulled. */
  pullSeconds: number;
  /** How long the platform tries before it gives up pulling. */
  pullFailureSeconds: number;
  /** DEPROVISIONING: the network interface is detached. */
  deprovisionSeconds: number;
  /** A task without checks counts as healthy this long after RUNNING. */
  uncheckedHealthySeconds: number;
  /** `Elb.RegistrationInProgress`, before the first probe is scheduled. */
  targetRegistrationSeconds: number;
  /** stopTimeout of a container that sets none. */
  defaultStopTimeoutSeconds: number;
  /** `currentServiceDeployment` appears this much later than the deployment. */
  serviceDeploymentLagSeconds: number;
  /** Does a task that exits after RUNNING and before it was healthy count for the circuit breaker? */
  breakerCountsCrashes: boolean;
  /** Is renewing a protection also refused while protected tasks block the deployment? */
  renewalBlocked: boolean;
  /** How long stopped tasks can be described. */
  stoppedTaskMemorySeconds: number;
  /** Shortest real time that a probe or a health command gets, however fast the simulated time runs. */
  minimumProbeRealMs: number;
}

export const DEFAULT_SETTINGS: Readonly<SimulatorSettings> = {
  tickSeconds: 10,
  provisionSeconds: 10,
  pendingSeconds: 5,
  pullSeconds: 30,
  pullFailureSeconds: 100,
  deprovisionSeconds: 5,
  uncheckedHealthySeconds: 40,
  targetRegistrationSeconds: 10,
  defaultStopTimeoutSeconds: 30,
  serviceDeploymentLagSeconds: 0,
  breakerCountsCrashes: true,
  renewalBlocked: true,
  stoppedTaskMemorySeconds: 3600,
  minimumProbeRealMs: 1000,
};
