/** Starts a phone of the preview. */
import "../../phone/phone.css";
import { mount } from "svelte";
import { language } from "../../i18n/language.svelte";
import { watchViewport } from "../../phone/viewport";
import Phone from "./Phone.svelte";

/** The phone moves the focus to each new step; in the preview that would take it from whoever types in the editor. */
function keepFocusOutside(): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the element again
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus()) focus.call(this, options);
  };
}

export function start(target: HTMLElement, side: "customer" | "teams"): void {
  keepFocusOutside();
  watchViewport();
  void language.begin().then(() => mount(Phone, { target, props: { side } }));
}
