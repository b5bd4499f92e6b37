/** The parts of the page that a device may need: fetched behind the room. */
import { Lazy } from "../lazy.svelte";

export const settings = new Lazy(() => import("./index"));
export const beside = new Lazy(() => import("./Beside.svelte"));
