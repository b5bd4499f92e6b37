/** The stage's few sounds, made by the browser itself: short, soft, and off until somebody turns them on. */
import { keep, kept } from "../../state/keep";
import { embedded } from "./embedded";

const PLACE = "stage.sound";
const LOUDEST = 0.12;

interface Tone {
  /** Hertz at the start and at the end. */
  readonly from: number;
  readonly to?: number;
  readonly seconds: number;
  /** A share of the loudest. */
  readonly loud: number;
  readonly shape?: OscillatorType;
}

const BELL: readonly Tone[] = [
  { from: 660, seconds: 1.6, loud: 1 },
  { from: 1822, seconds: 0.9, loud: 0.35 },
  { from: 3300, seconds: 0.4, loud: 0.12 },
];
const TICK: readonly Tone[] = [{ from: 1150, to: 900, seconds: 0.05, loud: 0.4, shape: "triangle" }];
const LOW: readonly Tone[] = [
  { from: 104, to: 82, seconds: 1.8, loud: 1 },
  { from: 208, to: 165, seconds: 1.2, loud: 0.4 },
];
/** A major scale's steps, so that beats climb. */
const SCALE = [0, 4, 7, 9, 12, 16, 19];

/** A phone never sounds: a finger on a small screen. */
function isPhone(): boolean {
  return matchMedia("(pointer: coarse) and (max-width: 900px), (pointer: coarse) and (max-height: 500px)").matches;
}

export class Sound {
  readonly possible: boolean;
  #context: AudioContext | null = null;
  #on: boolean;

  constructor(possible: boolean) {
    this.possible = possible;
    this.#on = possible && kept(PLACE) === true;
    if (this.#on) this.#wake();
  }

  get on(): boolean {
    return this.#on;
  }

  /** Turned on by a press or a key, since a browser lets nothing sound before one; remembered for the next time. */
  turn(on: boolean): void {
    if (!this.possible) return;
    this.#on = on;
    keep(PLACE, on);
    if (on) {
      void this.#context?.resume();
      this.tick();
    }
  }

  /** The end of a step. */
  bell(): void {
    this.#play(BELL);
  }

  /** One of the last five seconds. */
  tick(): void {
    this.#play(TICK);
  }

  /** A beat of the reveal: each a little higher than the one before. */
  rise(beat: number): void {
    const from = 330 * 2 ** ((SCALE[Math.min(beat, SCALE.length - 1)] ?? 0) / 12);
    this.#play([{ from: from * 0.94, to: from, seconds: 0.35, loud: 0.5 }]);
  }

  /** It boils over. */
  low(): void {
    this.#play(LOW);
  }

  /** After a reload the first press or key lets it sound again. */
  #wake(): void {
    const wake = () => void this.#context?.resume();
    for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, wake, { once: true });
  }

  #play(tones: readonly Tone[]): void {
    if (!this.#on) return;
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") return; // a sound that waits for a gesture would come much too late
    for (const tone of tones) sing(this.#context, tone);
  }
}

function sing(context: AudioContext, { from, to = from, seconds, loud, shape = "sine" }: Tone): void {
  const [now, voice, gain] = [context.currentTime, context.createOscillator(), context.createGain()];
  voice.type = shape;
  voice.frequency.setValueAtTime(from, now);
  voice.frequency.exponentialRampToValueAtTime(to, now + seconds);
  gain.gain.setValueAtTime(0.0001, now);
  gain.gain.exponentialRampToValueAtTime(LOUDEST * loud, now + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, now + seconds);
  voice.connect(gain).connect(context.destination);
  voice.start(now);
  voice.stop(now + seconds);
}

export const sound = new Sound(!embedded && "AudioContext" in globalThis && !isPhone());
