/** What a frame of the preview shows: told by the editor around it, and asked for once the frame is there. */
import type { Shown } from "./sections";

class Told {
  now: Shown | null = $state.raw(null);
}

export const told = new Told();

/** Listens to the page around; to be called once. */
export function listen(): void {
  addEventListener("message", (event: MessageEvent<Shown>) => {
    if (event.origin === location.origin && event.source === parent) told.now = event.data;
  });
  parent.postMessage("ready", location.origin);
}
