/** Tells the page how high it really is: an on-screen keyboard covers it on some phones without resizing it. */

const KEYBOARD_UP_BELOW = 430;
const TYPED_INTO = "textarea, input:not([type='radio'], [type='checkbox'])";

/** A phone on its side is as low as one with its keyboard up: only somebody who types has a keyboard. */
export function hasKeyboardUp(height: number, focused: Element | null): boolean {
  return height < KEYBOARD_UP_BELOW && focused?.matches(TYPED_INTO) === true;
}

export function watchViewport(): void {
  const view = window.visualViewport;
  if (view === null) return;
  const root = document.documentElement;
  const measure = (): void => {
    if (view.scale !== 1) return; // zoomed in by the reader
    root.style.setProperty("--view-height", `${view.height}px`);
    root.toggleAttribute("data-keyboard", hasKeyboardUp(view.height, document.activeElement));
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", measure);
  // Only ever on, never off: a button must not move between the press and the release of the thumb on it.
  document.addEventListener("focusin", () => {
    if (hasKeyboardUp(view.height, document.activeElement)) measure();
  });
  measure();
}
