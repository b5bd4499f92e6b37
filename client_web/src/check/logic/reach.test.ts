/** Which addresses phones can reach. */
import { expect, test } from "vitest";
import { reachOf } from "./reach";

test.each([
  ["localhost", "loopback"],
  ["127.0.0.1", "loopback"],
  ["[::1]", "loopback"],
  ["169.254.7.9", "linklocal"],
  ["[fe80::1]", "linklocal"],
  ["192.168.178.20", "private"],
  ["10.0.0.4", "private"],
  ["172.16.0.1", "private"],
  ["172.31.255.1", "private"],
  ["100.64.1.1", "private"],
  ["[fd12::5]", "private"],
  ["classroom.local", "private"],
  ["classroom", "private"],
  ["172.32.0.1", "public"],
  ["100.128.1.1", "public"],
  ["93.184.216.34", "public"],
  ["[2001:db8::1]", "public"],
  ["hotseat.example", "public"],
])("%s is %s", (host, reach) => {
  expect(reachOf(host)).toBe(reach);
});
