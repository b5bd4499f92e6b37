/** Starts the facilitator's page. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "../ui/tokens.css";
import "../ui/parts.css";
import "./desk.css";
import { mount } from "svelte";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
void language.begin().then(() => mount(App, { target }));
