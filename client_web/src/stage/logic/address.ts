/** The room's code and the address people type: how they are read from a link and written on the wall. */

const CODE_LENGTH = 6;

/** The code in a fragment or as typed: capitals and digits only, "" when there is none. */
export function codeFrom(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, CODE_LENGTH);
}

/** The address as one would say it: without the scheme and the last slash. */
export function inWords(joinUrl: string): string {
  return joinUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "");
}
