/** Merges the frames of each channel into one flat map of sections, and notices when one is missing. */
import type { Sections, ViewFrame } from "../wire/types";

type Flat = Record<string, unknown>;

interface Channel {
  readonly version: number;
  readonly names: ReadonlySet<string>;
}

/** `gap`: a frame before this one never came, so ask for the whole view; `stale`: it has been asked for already. */
export type Taken = "merged" | "gap" | "stale";

export class Views {
  #channels = new Map<string, Channel>();
  #behind = new Set<string>();
  #sections: Flat = {};

  get sections(): Partial<Sections> {
    return this.#sections;
  }

  take(frame: ViewFrame): Taken {
    const channel = this.#channels.get(frame.of);
    if (!frame.whole && this.#behind.has(frame.of)) return "stale";
    if (!frame.whole && frame.since !== channel?.version) return this.#fallBehind(frame.of);
    this.#behind.delete(frame.of);
    const before = frame.whole ? this.#without(channel) : { ...this.#sections };
    this.#sections = merged(before, frame);
    this.#channels.set(frame.of, {
      version: frame.v,
      names: new Set([...(frame.whole ? [] : (channel?.names ?? [])), ...Object.keys(frame.set)]),
    });
    return "merged";
  }

  /** A new connection brings whole views by itself. */
  expectWhole(): void {
    this.#behind.clear();
  }

  #fallBehind(channel: string): Taken {
    this.#behind.add(channel);
    return "gap";
  }

  #without(channel: Channel | undefined): Flat {
    return Object.fromEntries(Object.entries(this.#sections).filter(([name]) => !channel?.names.has(name)));
  }
}

function merged(before: Flat, frame: ViewFrame): Flat {
  const sections: Flat = { ...before, ...frame.set };
  for (const [name, changes] of Object.entries({ ...frame.patch })) {
    sections[name] = patched(sections[name] as Flat | undefined, changes);
  }
  return sections;
}

function patched(before: Flat | undefined, changes: Flat): Flat {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));
}
