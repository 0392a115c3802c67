/** An ECS event in short form: tasks by the first 8 characters of their ids, target groups by name. */
export function shortenEvent(message: string): string {
  return message
    .replace(/\barn:[\w-]+:elasticloadbalancing:[^\s)]*?:targetgroup\/([^/\s)]+)\/[0-9a-f]+/g, '$1')
    .replace(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1…');
}
