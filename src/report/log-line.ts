/** A line of the log that people watch. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'group' | 'end-group';
  readonly text: string;
}
