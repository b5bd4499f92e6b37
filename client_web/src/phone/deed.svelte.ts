/** One thing a person does: sent, then done or refused with a sentence that stays beside the action. */
import type { CommandBody, Connection } from "../wire/connection.svelte";
import type { Refusal } from "../wire/types";
import { buzz } from "./device/buzz";

/** A deed that the bell cut off is told on the next screen: the one it was done on is gone by then. */
class CutOff {
  #turn: number | null = $state(null);

  note(turn: number): void {
    this.#turn = turn;
  }

  /** Whether it happened in the step before this one. */
  before(turn: number): boolean {
    return this.#turn === turn - 1;
  }
}

export const cutOff = new CutOff();

export class Deed {
  sending = $state(false);
  done = $state(false);
  refused: Refusal | null = $state(null);
  readonly #line: Connection;

  constructor(line: Connection) {
    this.#line = line;
  }

  async try(command: CommandBody): Promise<boolean> {
    this.sending = true;
    this.refused = null;
    const turn = this.#line.sections.phase?.turn ?? 0;
    const answer = await this.#line.send(command);
    this.sending = false;
    this.done = answer.ok;
    if (!answer.ok) {
      this.refused = answer;
      if (answer.slug === "too-late" && command.t !== "end_step") cutOff.note(turn);
      buzz("refused");
    }
    return answer.ok;
  }
}
