/** Starts the deck editor, or within its preview the screen of a room; each brings its own sheet of styles. */
import "../ui/tokens.css";
import "../ui/parts.css";
import { listen } from "./preview/shown.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
const side = new URLSearchParams(location.search).get("preview");
if (side === "customer" || side === "teams") {
  (await import("./preview/phone")).start(target, side);
  listen();
} else if (side === "stage") {
  (await import("./preview/stage")).start(target);
  listen();
} else {
  (await import("./editor")).start(target);
}
