/** The SDK's Date as epoch milliseconds; null where ECS gave none. */
export function toEpochMs(date: Date | undefined): number | null {
  return date === undefined ? null : date.getTime();
}
