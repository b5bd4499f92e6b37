/** The ways into a room: what the facilitator's fragment says, the links to hand out, and the rooms this browser opened. */
import { freshKey, keep, kept } from "../state/keep";

export interface RoomKey {
  readonly room: string;
  readonly key: string;
}

export interface RememberedRoom extends RoomKey {
  readonly title: string;
  readonly openedAt: number;
}

const ROOMS = "desk.rooms";
const DESK = "hotseat.desk.id";
const ROOMS_KEPT = 12;

/** The key stands in the fragment only, so that no server log ever sees it. */
export function readFragment(hash: string): RoomKey | null {
  const [, room, key] = /^#([A-Za-z0-9]{4,12})\.([A-Za-z0-9_-]{16,128})$/.exec(hash) ?? [];
  return room === undefined || key === undefined ? null : { room: room.toUpperCase(), key };
}

export function fragmentOf({ room, key }: RoomKey): string {
  return `#${room}.${key}`;
}

export function facilitatorLink(origin: string, roomKey: RoomKey): string {
  return `${origin}/facilitator${fragmentOf(roomKey)}`;
}

export function stageLink(origin: string, room: string): string {
  return `${origin}/stage#${room}`;
}

export function phoneLink(joinUrl: string, room: string): string {
  return `${joinUrl.replace(/\/+$/, "")}/#${room}`;
}

/** An address as people say it: no scheme, no closing slash. */
export function spokenAddress(joinUrl: string): string {
  return joinUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "");
}

function isRemembered(value: unknown): value is RememberedRoom {
  if (typeof value !== "object" || value === null) return false;
  const { room, key, title, openedAt } = value as Record<string, unknown>;
  return typeof room === "string" && typeof key === "string" && typeof title === "string" && typeof openedAt === "number";
}

/** Newest first; empty where the browser keeps nothing or what it kept cannot be read. */
export function rememberedRooms(): RememberedRoom[] {
  try {
    const rooms = kept(ROOMS);
    return Array.isArray(rooms) ? rooms.filter(isRemembered) : [];
  } catch {
    return [];
  }
}

export function rememberRoom(room: RememberedRoom): void {
  const rooms = rememberedRooms();
  const openedAt = rooms.find((one) => one.room === room.room)?.openedAt ?? room.openedAt;
  const others = rooms.filter((one) => one.room !== room.room);
  keep(ROOMS, [{ ...room, openedAt }, ...others].slice(0, ROOMS_KEPT));
}

export function forgetRoom(code: string): void {
  keep(
    ROOMS,
    rememberedRooms().filter((one) => one.room !== code),
  );
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
