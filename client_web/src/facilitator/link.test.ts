import { beforeEach, expect, test } from "vitest";
import { deskId, facilitatorLink, isLoopback, phoneLink, readFragment, spokenAddress, stageLink } from "./link";

const KEY = "kQ3v9x-ZAb_0123456789a";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

test("a fragment names the room and its key", () => {
  expect(readFragment(`#cdfghj.${KEY}`)).toEqual({ room: "CDFGHJ", key: KEY });
});

test("a fragment without a key opens no room", () => {
  expect(readFragment("#CDFGHJ")).toBeNull();
  expect(readFragment("")).toBeNull();
  expect(readFragment("#CDFGHJ.short")).toBeNull();
});

test("the link of a room leads back to the same room", () => {
  const link = facilitatorLink("http://10.0.0.5:8080", { room: "CDFGHJ", key: KEY });
  expect(readFragment(new URL(link).hash)).toEqual({ room: "CDFGHJ", key: KEY });
});

test("the phones' link carries the code and never the key", () => {
  expect(phoneLink("http://10.0.0.5:8080/", "CDFGHJ")).toBe("http://10.0.0.5:8080/#CDFGHJ");
  expect(spokenAddress("https://play.example/")).toBe("play.example");
});

test("an address with a slash at its end makes a link without two", () => {
  expect(facilitatorLink("http://10.0.0.5:8080/", { room: "CDFGHJ", key: KEY })).toBe(`http://10.0.0.5:8080/facilitator#CDFGHJ.${KEY}`);
  expect(stageLink("http://10.0.0.5:8080/", "CDFGHJ")).toBe("http://10.0.0.5:8080/stage#CDFGHJ");
});

test("no phone can follow an address that means the computer itself", () => {
  for (const here of ["http://localhost:8000/", "http://127.0.0.1:8000/", "http://127.1.2.3/", "http://[::1]:8000/", "https://desk.localhost/", "http://0.0.0.0:8000"]) {
    expect(isLoopback(here), here).toBe(true);
  }
  for (const there of ["http://192.168.1.5:8000/", "https://play.example/", "http://mylocalhost/", "http://[fe80::1]/", "http://127.example/", ""]) {
    expect(isLoopback(there), there).toBe(false);
  }
});

test("a tab keeps its desk over a reload", () => {
  const first = deskId();
  expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
  dispatchEvent(new Event("pagehide"));
  expect(deskId()).toBe(first);
});

test("a duplicated tab, which copies the storage of an open one, is another desk", () => {
  const first = deskId();
  expect(deskId()).not.toBe(first);
});
