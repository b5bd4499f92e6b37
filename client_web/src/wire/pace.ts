/**
 * How patient the line is. A phone is to be back within three seconds of the network, also when no `online` event comes and
 * no socket closes; and 3,000 phones must not fall upon a server that has just started. What decides the numbers:
 *
 * - A silent line is asked after `pingAfterMs` and lost `answerWithinMs` later: together so little that people of a server
 *   that froze play on elsewhere within five seconds. Asking sooner would cost the server, for which the pings of a quiet
 *   room are most of its work.
 * - A socket that is opened into a dead network hangs, and Chromium opens one at a time to a host. So it has all the time that
 *   a slow network needs, but after `knockAfterMs` somebody knocks over HTTP beside it: an answer to a later question
 *   says that the network is back, and that the hanging socket is dead.
 * - Chromium also holds sockets back for one to five seconds once about a dozen have failed within minutes (measured). So
 *   most tries are a knock, and a socket is opened when it is answered; see `goesStraight`.
 * - Pauses never exceed `longestWaitMs` while somebody looks. Half of each is chance: phones that lost the server in one
 *   moment are spread over a second when it comes back, and knock, which is cheap, before they say hello.
 */

export interface Pace {
  readonly beatMs: number;
  /** A beat that comes later than this says that the page was asleep. */
  readonly sleptMs: number;
  readonly pingAfterMs: number;
  readonly answerWithinMs: number;
  /** For the answer to the first ping after waking up, when a dead socket is likely. */
  readonly wakeWithinMs: number;
  readonly knockAfterMs: number;
  readonly knockWithinMs: number;
  /** From the start of a try to its welcome: a busy server needs a while. */
  readonly welcomeWithinMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  readonly longestUnseenWaitMs: number;
}

export const PACE: Pace = {
  beatMs: 250,
  sleptMs: 2_000,
  pingAfterMs: 2_250,
  answerWithinMs: 2_000,
  wakeWithinMs: 1_500,
  knockAfterMs: 1_000,
  knockWithinMs: 1_500,
  welcomeWithinMs: 9_000,
  firstWaitMs: 500,
  longestWaitMs: 2_000,
  longestUnseenWaitMs: 8_000,
};

/** Doubles with every try in vain, up to `longest`; half is left to chance. */
export function waitBefore(triesInVain: number, pace: Pace, longest: number, chance: number = Math.random()): number {
  return Math.min(longest, pace.firstWaitMs * 2 ** triesInVain) * (1 - chance / 2);
}

/**
 * Whether a try opens a socket at once, without a knock: at 0, 1, 2, 4, 8, 16 … tries in vain. Rarely enough never to be
 * held back by the browser, and yet sometimes, since over HTTP/2 a knock may hang in a dead connection of its own.
 */
export function goesStraight(triesInVain: number): boolean {
  return (triesInVain & (triesInVain - 1)) === 0;
}
