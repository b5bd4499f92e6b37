/** The screens of a room that runs itself. */
export { default as Landed } from "./Landed.svelte";
export { default as Passing } from "./Passing.svelte";
export { default as Shelf } from "./Shelf.svelte";
export { default as Technique } from "./Technique.svelte";
