/** Starts the page of the network check. */
import { mount } from "svelte";
import "../ui/tokens.css";
import "../ui/parts.css";
import { language } from "../i18n/language.svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
void language.begin().then(() => mount(App, { target }));
