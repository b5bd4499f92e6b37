/** What is set for this device: it outlives a reload, is on the page's root, and is not led astray by what it finds. */
import { beforeEach, expect, test } from "vitest";
import { keep, kept } from "../../state/keep";
import { Device } from "./wishes.svelte";

const look = document.documentElement.dataset;

beforeEach(() => {
  localStorage.clear();
});

test("a new phone shows the customer's words, vibrates and stays awake, and makes no sound", () => {
  const { wishes } = new Device();
  expect(wishes).toMatchObject({ text: "normal", theme: "device", prompt: true, vibrates: true, awake: true, sounds: false, covers: false });
});

test("what is set is there again after a reload, on the page before anything is drawn", () => {
  new Device().set({ text: "largest", theme: "dark", contrast: true, covers: true });
  look.text = look.theme = look.contrast = "";
  const again = new Device();
  expect(again.wishes).toMatchObject({ text: "largest", theme: "dark", contrast: true, covers: true, prompt: true });
  expect(look).toMatchObject({ text: "largest", theme: "dark", contrast: "more" });
});

test("what is taken back is taken off the page", () => {
  const device = new Device();
  device.set({ text: "large", contrast: true });
  device.set({ text: "normal", contrast: false });
  expect(look).toMatchObject({ text: "normal", contrast: "device" });
});

test.each([["nonsense"], [{ text: "huge", theme: 3, sounds: "yes", covers: true, more: true }], [null]])(
  "of what it does not understand, %j, it keeps what it does",
  (before) => {
    keep("device", before);
    const { wishes } = new Device();
    expect(wishes).toMatchObject({ text: "normal", theme: "device", sounds: false });
    expect(wishes).not.toHaveProperty("more");
  },
);

test("one setting leaves the others as they are", () => {
  const device = new Device();
  device.set({ sounds: true });
  device.set({ prompt: false });
  expect(kept("device")).toMatchObject({ sounds: true, prompt: false, vibrates: true });
});
