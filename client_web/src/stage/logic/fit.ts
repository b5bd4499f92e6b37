/** Fits type to its box: the stage never scrolls and never cuts, so what is too long is set smaller. */
import type { Attachment } from "svelte/attachments";
import { language } from "../../i18n/language.svelte";

/**
 * Sets the element's type to the first of `steps` (in rem, largest first) at which nothing overflows it, else to the last.
 * With `wholeWords` long words are set smaller before they are broken; for a box of one column, as only its own overflow is seen.
 * The element's own size must not follow from its type. `words` is read so that new words are measured again, and so is the language.
 */
export function fit(steps: readonly number[], words: (language: string) => unknown, wholeWords = false): Attachment<HTMLElement> {
  return (element) => {
    words(language.tag);
    const set = () => {
      for (const breaking of wholeWords ? ["normal", "anywhere"] : ["anywhere"]) {
        element.style.overflowWrap = breaking;
        for (const step of steps) {
          element.style.fontSize = `${step}rem`;
          if (holds(element)) return;
        }
      }
    };
    const sizes = new ResizeObserver(set);
    sizes.observe(element);
    document.fonts.addEventListener("loadingdone", set);
    set();
    return () => {
      sizes.disconnect();
      document.fonts.removeEventListener("loadingdone", set);
    };
  };
}

function holds({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
}

/** Steps from the largest to the smallest size, each 4 % below the one before. */
export function steps(largest: number, smallest: number): number[] {
  const count = Math.ceil(Math.log(largest / smallest) / Math.log(1 / 0.96));
  return [...Array.from({ length: count }, (_, at) => largest * 0.96 ** at), smallest];
}
