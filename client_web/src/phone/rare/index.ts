/** The screens and sheets of the longer formats, in one part of the page that comes after the first. */
export { default as Closing } from "./Closing.svelte";
export { default as Confidence } from "./Confidence.svelte";
export { default as DebriefMore } from "./DebriefMore.svelte";
export { default as Decide } from "./Decide.svelte";
export { default as Guess } from "./Guess.svelte";
export { default as Mediator } from "./Mediator.svelte";
export { default as Poll } from "./Poll.svelte";
export { default as Record } from "./Record.svelte";
export { default as Ruling } from "./Ruling.svelte";
export { default as Sight } from "./Sight.svelte";
export { default as Tagging } from "./Tagging.svelte";
export { default as Takes } from "./Takes.svelte";
export { default as Technique } from "./Technique.svelte";
export { default as Thanks } from "./Thanks.svelte";
export { default as Why } from "./Why.svelte";
