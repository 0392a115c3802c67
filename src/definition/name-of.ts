/** `/usr/bin/celery` and `celery` alike. */
export function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
