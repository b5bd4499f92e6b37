/** The words selected in a reply, between the browser's selection and spans of code points. */
import { pointCount, trimmed, wholeWords, type Span } from "../spans";
/** The id of the reply’s text, which takes the focus so that words can be chosen from the keyboard. */
export const REPLY_WORDS = "reply-words";

export function focusWords(): void {
  document.getElementById(REPLY_WORDS)?.focus();
}

/** Where a point of the document stands in the text of `root`, in code points. */
function pointsBefore(root: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(root);
  range.setEnd(node, offset);
  return pointCount(range.toString());
}

/** The whole words of `root` that are selected; null when there are none, or the selection lies elsewhere. */
export function selectedIn(root: Node, text: string): Span | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const inside = range.cloneRange();
  if (!root.contains(inside.startContainer)) inside.setStart(root, 0);
  if (!root.contains(inside.endContainer)) inside.setEnd(root, root.childNodes.length);
  const drawn = trimmed(text, {
    start: pointsBefore(root, inside.startContainer, inside.startOffset),
    end: pointsBefore(root, inside.endContainer, inside.endOffset),
  });
  return drawn === null ? null : wholeWords(text, drawn);
}

function placeAt(root: Node, points: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = points;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const words = Array.from(node.textContent ?? "");
    if (left <= words.length) return { node, offset: words.slice(0, left).join("").length };
    left -= words.length;
  }
  return null;
}

/** Selects a span of the text of `root`, as if somebody had drawn over it. */
export function selectIn(root: Node, span: Span): void {
  const [from, to] = [placeAt(root, span.start), placeAt(root, span.end)];
  if (from === null || to === null) return;
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
