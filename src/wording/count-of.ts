/** `1 task`, `0 tasks`, `12 tasks`; the plural is the singular with an s unless it is given. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
