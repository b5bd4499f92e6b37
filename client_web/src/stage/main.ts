/** Starts the stage's page. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import { mount } from "svelte";
import "../ui/tokens.css";
import "../ui/parts.css";
import "../ui/teams.css";
import "./stage.css";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
void language.begin({ ofRoom: true }).then(() => mount(App, { target }));
