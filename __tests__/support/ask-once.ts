/**
 * Lets callers that come at the same time share one answer. Each gets one that was asked for after its call: whoever
 * comes while a question is open shares the next one.
 */
export function askOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let open: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= open.then(() => {
      next = null;
      const answer = ask();
      open = answer.catch(() => undefined);
      return answer;
    });
    return next;
  };
}
