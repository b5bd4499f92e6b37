import { beforeEach, expect, test } from "vitest";
import { deskId, facilitatorLink, forgetRoom, phoneLink, readFragment, rememberedRooms, rememberRoom, spokenAddress } from "./link";

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

test("a room opened again keeps its first hour and comes to the top", () => {
  rememberRoom({ room: "AAAAAA", key: KEY, title: "First", openedAt: 1 });
  rememberRoom({ room: "BBBBBB", key: KEY, title: "Second", openedAt: 2 });
  rememberRoom({ room: "AAAAAA", key: KEY, title: "First, renamed", openedAt: 3 });
  expect(rememberedRooms().map((one) => [one.title, one.openedAt])).toEqual([
    ["First, renamed", 1],
    ["Second", 2],
  ]);
});

test("a forgotten room is gone from the list", () => {
  rememberRoom({ room: "AAAAAA", key: KEY, title: "First", openedAt: 1 });
  forgetRoom("AAAAAA");
  expect(rememberedRooms()).toEqual([]);
});

test("a list that cannot be read counts as empty", () => {
  localStorage.setItem("hotseat.desk.rooms", "{not json");
  expect(rememberedRooms()).toEqual([]);
  localStorage.setItem("hotseat.desk.rooms", JSON.stringify([{ room: 3 }]));
  expect(rememberedRooms()).toEqual([]);
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
