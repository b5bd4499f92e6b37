/** Tells the page how high it really is: an on-screen keyboard covers it on some phones without resizing it. */

const KEYBOARD_UP_BELOW = 430;

export function watchViewport(): void {
  const view = window.visualViewport;
  if (view === null) return;
  const root = document.documentElement;
  const measure = (): void => {
    if (view.scale !== 1) return; // zoomed in by the reader
    root.style.setProperty("--view-height", `${view.height}px`);
    root.toggleAttribute("data-keyboard", view.height < KEYBOARD_UP_BELOW);
    window.scrollTo(0, 0);
  };
  view.addEventListener("resize", measure);
  measure();
}
