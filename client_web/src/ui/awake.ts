/** Keeps the screen lit, where the page was loaded safely enough for the browser to allow it: https, or localhost. */

/** Over plain http, or on an older phone, there is no such thing. */
export const canStayAwake = "wakeLock" in navigator;

/** Asks now and whenever the page is looked at again: a hidden page loses its lock. `told` hears whether it was granted. */
export function stayAwake(told: (granted: boolean) => void = () => undefined): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;
  const ask = async (): Promise<void> => {
    if (!canStayAwake || document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!wanted) await lock.release();
      told(true);
    } catch {
      told(false); // refused on a low battery: the screen may sleep then
    }
  };
  const look = (): void => void ask();
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", look);
    void lock?.release();
  };
}
