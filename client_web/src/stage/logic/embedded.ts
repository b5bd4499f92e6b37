/** Whether this stage stands inside another page, beside a participant's own controls: then it only shows. */
export const embedded = new URLSearchParams(location.search).has("beside");
