/** The ways into a room: what the facilitator's fragment says, and the links to hand out. */
import { freshKey } from "../state/keep";

export interface RoomKey {
  readonly room: string;
  readonly key: string;
}

const DESK = "hotseat.desk.id";

/** The key stands in the fragment only, so that no server log ever sees it. */
export function readFragment(hash: string): RoomKey | null {
  const [, room, key] = /^#([A-Za-z0-9]{4,12})\.([A-Za-z0-9_-]{16,128})$/.exec(hash) ?? [];
  return room === undefined || key === undefined ? null : { room: room.toUpperCase(), key };
}

export function fragmentOf({ room, key }: RoomKey): string {
  return `#${room}.${key}`;
}

export function facilitatorLink(origin: string, roomKey: RoomKey): string {
  return `${bare(origin)}/facilitator${fragmentOf(roomKey)}`;
}

export function stageLink(origin: string, room: string): string {
  return `${bare(origin)}/stage#${room}`;
}

export function phoneLink(joinUrl: string, room: string): string {
  return `${bare(joinUrl)}/#${room}`;
}

function bare(address: string): string {
  return address.replace(/\/+$/, "");
}

/** Whether only the computer itself can follow this address: then no phone in the room can. */
export function isLoopback(address: string): boolean {
  const host = /^[a-z]+:\/\/(\[[^\]]*\]|[^/:]*)/i.exec(address)?.[1]?.toLowerCase() ?? "";
  return /^(.*\.)?localhost$|^127(\.\d+){3}$|^0\.0\.0\.0$|^\[(::1?|::ffff:127\..*)\]$/.test(host);
}

/** An address as people say it: no scheme, no closing slash. */
export function spokenAddress(joinUrl: string): string {
  return bare(joinUrl.replace(/^https?:\/\//, ""));
}

/**
 * Each tab is a desk with a command counter of its own. The tab takes the id out of its storage while it is open and puts
 * it back when it goes: a duplicated tab would copy it, and two tabs that share a counter lose each other's commands.
 */
export function deskId(): string {
  try {
    const id = sessionStorage.getItem(DESK) ?? freshKey();
    const takeOut = (): void => {
      sessionStorage.removeItem(DESK);
    };
    takeOut();
    addEventListener("pageshow", takeOut);
    addEventListener("pagehide", () => {
      sessionStorage.setItem(DESK, id);
    });
    return id;
  } catch {
    return freshKey(); // a browser that keeps nothing sits at a new desk after each reload
  }
}
