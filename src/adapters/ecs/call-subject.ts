/** What a call is about, for the message when it fails. */
export interface CallSubject {
  /** The IAM action, such as `ecs:DescribeServices`. */
  readonly action: string;
  /** For people: `service web in cluster prod`. */
  readonly resource: string;
}

/** Where the calls of a session go. */
export interface CallPlace {
  readonly cluster: string;
  readonly service: string;
  /** null: none is set. */
  readonly region: string | null;
}

/** The start of a sentence: `Service "web" was not found in cluster "prod", region eu-central-1`. */
export function describeMissingService({ cluster, service, region }: CallPlace): string {
  return `Service "${service}" was not found in cluster "${cluster}", region ${region ?? 'unknown'}`;
}

export const CHECK_INPUTS = 'Check the inputs `cluster` and `service`, the region and the account.';
