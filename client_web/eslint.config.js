/** What eslint holds in the client; a warning counts as an error. */
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const SCREENS = ["phone", "facilitator", "stage", "check"];

/** A screen may import what is shared, never another screen. The deck editor shows what they show, and may import theirs. */
function aloneConfig(screen) {
  const others = [...SCREENS, "deck"].filter((other) => other !== screen);
  return {
    files: [`src/${screen}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: others.map((other) => `**/${other}/**`), message: "Screens never import one another." }] },
      ],
    },
  };
}

export default ts.config(
  { ignores: ["node_modules/", "src/wire/messages.ts"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        project: ["./tsconfig.json", "./tsconfig.node.json"],
        extraFileExtensions: [".svelte"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "The content security policy refuses style attributes: use a class or a style: directive.",
        },
      ],
    },
  },
  ...SCREENS.map(aloneConfig),
  { files: ["*.js"], ...ts.configs.disableTypeChecked, languageOptions: { globals: globals.node, parserOptions: { project: null } } },
);
