/** Starts the page of components with the surface that the address asks for; the others' styles are not loaded. */
import "@fontsource-variable/atkinson-hyperlegible-next";
import { mount } from "svelte";
import "../ui/tokens.css";
import "../ui/parts.css";
import "../ui/teams.css";
import { language } from "../i18n/language.svelte";
import { type Surface, SURFACES } from "./about";
import App from "./App.svelte";

const LOADED = {
  shared: () => import("./Shared.svelte"),
  stage: () => import("./OnStage.svelte"),
  phone: () => import("./OnPhone.svelte"),
  desk: () => import("./OnDesk.svelte"),
} satisfies Record<Surface, unknown>;

const target = document.getElementById("app");
if (target === null) throw new Error("The page has no #app to mount on.");
const asked = new URLSearchParams(location.search).get("of");
const surface = SURFACES.find((one) => one === asked) ?? "shared";
const { default: Shown } = await LOADED[surface]();
await language.begin();
mount(App, { target, props: { surface, Shown } });
