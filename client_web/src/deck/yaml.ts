/** A form as the text of a deck file, and back. The server alone judges such a text; this only reads and writes it. */
import { isPair, isScalar, isSeq, LineCounter, parse, parseDocument, stringify, visit } from "yaml";
import { type Form, formOf, plainOf } from "./form";

const WIDTH = 110;

export function writeDeck(form: Form): string {
  return stringify(plainOf(form), { lineWidth: WIDTH, aliasDuplicateObjects: false });
}

/** The form of a text, as far as it has one; null where it is no YAML at all. Texts stay texts: `no` is a word. */
export function readDeck(text: string): Form | null {
  try {
    const read: unknown = parse(text, { schema: "failsafe", maxAliasCount: 0, uniqueKeys: false });
    return typeof read === "object" && read !== null && !Array.isArray(read) ? formOf(read) : null;
  } catch {
    return null;
  }
}

/** The place of what is written in a line of the text: a character that nobody can see is told by its line alone. */
export function placeInLine(text: string, line: number): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe" });
  let place = "";
  visit(document, {
    Scalar(key, node, path) {
      if (key === "key" || node.range === undefined || node.range === null) return undefined;
      const [from, to] = [lines.linePos(node.range[0]).line, lines.linePos(node.range[1]).line];
      if (line < from || line > to) return undefined;
      place = pathOf(key, path);
      return visit.BREAK;
    },
  });
  return place;
}

function pathOf(key: unknown, path: readonly unknown[]): string {
  let place = "";
  for (const [at, node] of path.entries()) {
    const within = path[at + 1];
    if (isPair(node)) place += `${place === "" ? "" : "."}${isScalar(node.key) ? String(node.key.value) : ""}`;
    else if (isSeq(node)) place += `[${within === undefined ? String(key) : node.items.indexOf(within)}]`;
  }
  return place;
}
