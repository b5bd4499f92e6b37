/** Starts the phone's page. */
import "../ui/tokens.css";
import "../ui/parts.css";
import "./phone.css";
import { mount } from "svelte";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";
import { watchViewport } from "./viewport";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
watchViewport();
void language.begin().then(() => mount(App, { target }));
