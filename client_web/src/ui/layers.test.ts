/** The build may put any sheet first; each one therefore says the order of the layers itself. */
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const sheets = ["ui", "phone", "facilitator", "stage"].flatMap((folder) =>
  readdirSync(`src/${folder}`).filter((name) => name.endsWith(".css")).map((name) => `src/${folder}/${name}`),
);
const layered = sheets.map((path) => [path, readFileSync(path, "utf8")] as const).filter(([, text]) => /@layer \w+ \{/.test(text));

test("there are sheets with layers", () => {
  expect(layered.length).toBeGreaterThan(4);
});

test.each(layered)("%s says the order of the layers before it uses one", (_, text) => {
  expect(text.split("@layer")[0]).toContain("layers.css");
});
