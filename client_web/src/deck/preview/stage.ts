/** Starts the stage of the preview. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "../../stage/stage.css";
import { mount } from "svelte";
import { language } from "../../i18n/language.svelte";
import Stage from "./Stage.svelte";

export function start(target: HTMLElement): void {
  void language.begin().then(() => mount(Stage, { target }));
}
