/** What a read showed, or that it isn't known now, and why. A verdict that needs it waits. */
export type Known<T> =
  { readonly isKnown: true; readonly value: T } | { readonly isKnown: false; readonly why: string };
