/** What a person sets for this device, and what follows from it: one part of the page that comes after the first screens. */
export { default as Signals } from "./Signals.svelte";
export { default as ThisPhone } from "./ThisPhone.svelte";
