/** The parts of the phone that are fetched behind its first page. */
import { language } from "../i18n/language.svelte";
import { Lazy } from "../state/lazy.svelte";

export const room = new Lazy(async () => {
  const screens = await import("./Room.svelte");
  await language.settle(); // so that nobody comes into a room in English first
  return screens;
});
export const rare = new Lazy(() => import("./rare"));
export const alone = new Lazy(() => import("./alone"));
export const settings = new Lazy(() => import("./device"));
