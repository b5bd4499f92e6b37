/** The report of a room as a file: asked for with the room's key in a header, so that no address holds it. */
import { language } from "../i18n/language.svelte";
import type { RoomKey } from "./link";

export const REPORT_FORMATS = ["html", "xlsx", "csv", "json", "xapi"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** With a `team`, by its id, the report is that team's own; the page speaks what the desk speaks. True when the report is on its way to the folder for downloads. */
export async function saveReport({ room, key }: RoomKey, format: ReportFormat, names: boolean, team = ""): Promise<boolean> {
  try {
    const spoken = format === "html" ? `?language=${language.forRoom.language}` : "";
    const address = `/report/${room}${names ? "" : "-pseudonyms"}${team === "" ? "" : `-team-${team}`}.${format}${spoken}`;
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
    if (!answer.ok) return false;
    saveFile(await answer.blob(), `hotseat-${room}${team === "" ? "" : `-${team}`}${format === "xapi" ? "-xapi.json" : `.${format}`}`);
    return true;
  } catch {
    return false;
  }
}

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
