import { beforeEach, expect, test } from "vitest";
import { USUAL } from "./opening";
import { asFile, forget, remember, takeFile, workshopOf, workshops } from "./workshops";

const KEY = "kQ3v9x-ZAb_0123456789a";

beforeEach(() => {
  localStorage.clear();
});

test("a room opened again keeps its first hour and comes to the top", () => {
  remember({ room: "AAAAAA", key: KEY, title: "First", openedAt: 1 });
  remember({ room: "BBBBBB", key: KEY, title: "Second", openedAt: 2 });
  remember({ room: "AAAAAA", key: KEY, title: "First, renamed", openedAt: 3 });
  expect(workshops().map((one) => [one.title, one.openedAt])).toEqual([
    ["First, renamed", 1],
    ["Second", 2],
  ]);
});

test("a forgotten room is gone from the list", () => {
  remember({ room: "AAAAAA", key: KEY, title: "First", openedAt: 1 });
  forget("AAAAAA");
  expect(workshops()).toEqual([]);
});

test("a list that cannot be read counts as empty", () => {
  localStorage.setItem("hotseat.desk.rooms", "{not json");
  expect(workshops()).toEqual([]);
  localStorage.setItem("hotseat.desk.rooms", JSON.stringify([{ room: 3 }]));
  expect(workshops()).toEqual([]);
});

test("how a workshop was opened is kept when the desk only tells its title", () => {
  remember({ room: "AAAAAA", key: KEY, title: "First", openedAt: 1, answers: { ...USUAL, format: "full" } });
  remember({ room: "AAAAAA", key: KEY, title: "First", openedAt: 2 });
  expect(workshopOf("AAAAAA")?.answers?.format).toBe("full");
});

test("the list goes to another computer as a file, and nothing there is lost", () => {
  remember({ room: "AAAAAA", key: KEY, title: "Here", openedAt: 1, answers: USUAL });
  const file = asFile();
  localStorage.clear();
  remember({ room: "BBBBBB", key: KEY, title: "There", openedAt: 2 });
  expect(takeFile(file)).toBe(1);
  expect(workshops().map((one) => one.title)).toEqual(["There", "Here"]);
  expect(takeFile(file)).toBe(0);
});

test("a file of something else changes nothing", () => {
  remember({ room: "AAAAAA", key: KEY, title: "Here", openedAt: 1 });
  expect(takeFile("not json")).toBeNull();
  expect(takeFile('{"workshops": 3}')).toBeNull();
  expect(takeFile('{"workshops": [{"room": "javascript:alert(1)", "key": "x", "title": "", "openedAt": 1}]}')).toBe(0);
  expect(workshops()).toHaveLength(1);
});
