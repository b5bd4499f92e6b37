/** One thing a person does: sent, then done or refused with a sentence that stays beside the action. */
import type { CommandBody, Connection } from "../wire/connection.svelte";
import type { Refusal } from "../wire/types";

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
    const answer = await this.#line.send(command);
    this.sending = false;
    this.done = answer.ok;
    if (!answer.ok) this.refused = answer;
    return answer.ok;
  }
}
