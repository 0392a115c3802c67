/** What a call is about, for the message when it fails. */
export interface CallSubject {
  /** The IAM action, such as `ecs:DescribeServices`. */
  readonly action: string;
  /** For people: `service web in cluster prod`. */
  readonly resource: string;
}
