/** Starts the page of the network check. */
import { mount } from "svelte";
import "../ui/tokens.css";
import "../ui/parts.css";
import App from "./App.svelte";

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
mount(App, { target });
