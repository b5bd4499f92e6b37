/** Builds the pages of everybody but the phone beside the phone's, which must be built first. */
import { defineConfig } from "vite";
import { buildOf } from "./vite.shared.ts";

export default defineConfig(buildOf({ pages: ["facilitator.html", "stage.html", "check.html", "deck.html", "components.html"], emptyOutDir: false }));
