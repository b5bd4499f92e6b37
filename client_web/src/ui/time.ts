/** How a clock is written: 1:24. The last second shows as 0:01, and 0:00 means the bell. */

export function clockText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
