/** Bounds of everything that waits, in milliseconds. */
export interface Timings {
  /** One attempt to connect, handshake included. */
  readonly connectMs: number;
  /** One request to the broker. */
  readonly commandMs: number;
  /** Closing, in total. */
  readonly closeMs: number;
  /** Answers to a ping of everybody, where the broker counts who received it: the wait ends with the last one. */
  readonly pingMs: number;
  /** The same where the broker doesn't count: the whole wait, then up to as long again until `quietMs` pass without an answer. */
  readonly blindPingMs: number;
  readonly quietMs: number;
  /** Answers to a command with a destination. */
  readonly answerMs: number;
  /** A worker that left a question unanswered is asked again after this time, or once its late answer has come. */
  readonly silenceMs: number;
  /** Pauses between the attempts to reconnect; as many attempts as pauses. */
  readonly reconnectPausesMs: readonly number[];
}

export const DEFAULT_TIMINGS: Timings = {
  connectMs: 10_000,
  commandMs: 5_000,
  closeMs: 3_000,
  pingMs: 3_000,
  blindPingMs: 2_000,
  quietMs: 500,
  answerMs: 2_000,
  silenceMs: 60_000,
  reconnectPausesMs: [0, 500, 1_000, 2_000, 4_000],
};
