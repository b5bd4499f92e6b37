/** What a projected page asks of its browser: to fill the screen, to hide the pointer when nobody moves it. */

import { canStayAwake, stayAwake } from "../../ui/awake";

const REST_MS = 3_000;

/** Keeps the screen lit where the browser offers it. */
export class Wakefulness {
  /** False when the screen may go dark. */
  sure = $state(canStayAwake);

  constructor() {
    $effect(() => stayAwake((sure) => (this.sure = sure)));
  }
}

export class FullScreen {
  on = $state(false);
  readonly possible = document.fullscreenEnabled;

  constructor() {
    $effect(() => {
      const look = () => (this.on = document.fullscreenElement !== null);
      document.addEventListener("fullscreenchange", look);
      return () => {
        document.removeEventListener("fullscreenchange", look);
      };
    });
  }

  toggle = (): void => {
    const done = this.on ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => undefined); // the browser keeps the last word, and F11 is still there
  };
}

/** True while somebody moves the pointer or presses a key, and a little longer. */
export class Attention {
  here = $state(true);

  constructor() {
    $effect(() => {
      let rest: ReturnType<typeof setTimeout> | undefined;
      const wake = () => {
        this.here = true;
        clearTimeout(rest);
        rest = setTimeout(() => (this.here = false), REST_MS);
      };
      for (const sign of ["pointermove", "pointerdown", "keydown"]) addEventListener(sign, wake);
      wake();
      return () => {
        clearTimeout(rest);
        for (const sign of ["pointermove", "pointerdown", "keydown"]) removeEventListener(sign, wake);
      };
    });
  }
}
