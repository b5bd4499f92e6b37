/** Messages with values and plural forms. */
import { expect, test } from "vitest";
import { translator } from "./translate";

const t = translator({
  hello: "Hello",
  seat: "{name} sits in {place}",
  left: { one: "{count} reply below", other: "{count} replies below" },
});

test("a plain message is itself", () => {
  expect(t("hello")).toBe("Hello");
});

test("values take their places, whatever they contain", () => {
  expect(t("seat", { name: "{place} $&", place: "A" })).toBe("{place} $& sits in A");
});

test("the count chooses the plural form", () => {
  expect(t("left", { count: 1 })).toBe("1 reply below");
  expect(t("left", { count: 0 })).toBe("0 replies below");
});
