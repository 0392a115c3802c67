/** The one line of a run that GitHub shows above the page and beside the job. Plain text. */
export interface Annotation {
  readonly kind: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
}
