/** Asks over HTTP whether the server can be reached at all, on a connection of its own. */

/** Any answer counts: even a fault says that somebody is there. */
export async function knock(socketUrl: string, withinMs: number): Promise<boolean> {
  const door = new URL("/healthz", socketUrl.replace(/^ws/, "http"));
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, withinMs);
  try {
    await fetch(door, { method: "HEAD", cache: "no-store", signal: patience.signal });
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
