/** Gives a deck out as a file. */
import { slugOf } from "./form";

export function download(title: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${slugOf(title) || "deck"}.yaml`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
