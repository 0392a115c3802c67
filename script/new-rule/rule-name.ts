/** `image-not-found` → `imageNotFound`, the name of the rule's export. */
export function ruleName(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
