/** Starts a phone of the preview. */
import "../../phone/phone.css";
import { mount } from "svelte";
import { language } from "../../i18n/language.svelte";
import { watchViewport } from "../../phone/viewport";
import Phone from "./Phone.svelte";

export function start(target: HTMLElement, side: "customer" | "teams"): void {
  watchViewport();
  void language.begin().then(() => mount(Phone, { target, props: { side } }));
}
