/** Starts the deck editor itself. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "../facilitator/desk.css";
import { mount } from "svelte";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";

export function start(target: HTMLElement): void {
  void language.begin().then(() => mount(App, { target }));
}
