/** Starts the facilitator's page. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "../ui/tokens.css";
import "../ui/parts.css";
import "../ui/teams.css";
import "./desk.css";
import { mount } from "svelte";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
void language.begin().then(() => mount(App, { target }));
