/** What the pure core wants done in the real world, and what the real world reports back. */
export type Action =
  | { kind: 'start-container'; taskArn: string; container: string }
  | { kind: 'signal-container'; taskArn: string; container: string; signal: 'SIGTERM' | 'SIGKILL' }
  | { kind: 'check-container'; taskArn: string; container: string }
  | { kind: 'probe-target'; targetGroupArn: string; targetId: string; port: number };

export type Fact =
  | { kind: 'container-started'; taskArn: string; container: string }
  | { kind: 'container-not-started'; taskArn: string; container: string; reason: string }
  | { kind: 'container-exited'; taskArn: string; container: string; exitCode: number; reason: string | null }
  | { kind: 'container-checked'; taskArn: string; container: string; passed: boolean }
  | {
      kind: 'target-probed';
      targetGroupArn: string;
      targetId: string;
      port: number;
      /** HTTP status, or why there was none. */
      answer: number | 'timeout' | 'refused';
    };
