/** Two soft sounds, made by the phone itself; off until somebody turns them on. */
import { device } from "./wishes.svelte";

const TONES = {
  turn: [
    { hertz: 523, after: 0, seconds: 0.16 },
    { hertz: 659, after: 0.13, seconds: 0.26 },
  ],
  ten: [{ hertz: 880, after: 0, seconds: 0.06 }],
} as const;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;

/** A browser lets a page sound only after a press on it; after a reload that press is still to come. */
export function unlock(): void {
  if (!device.wishes.sounds) return;
  context ??= new AudioContext();
  void context.resume();
}

export function sound(what: keyof typeof TONES): void {
  const audio = context;
  if (!device.wishes.sounds || audio?.state !== "running") return;
  for (const { hertz, after, seconds } of TONES[what]) {
    const [begin, tone, volume] = [audio.currentTime + after, audio.createOscillator(), audio.createGain()];
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.012);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + seconds);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + seconds);
  }
}
