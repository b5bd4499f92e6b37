/** What both client builds share: where the output goes, for which browsers, and the way to a running server. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin, UserConfig } from "vite";

const SERVER = "127.0.0.1:8080";

interface Pages {
  readonly pages: string[];
  readonly emptyOutDir: boolean;
  readonly inlineStyle?: boolean;
}

const TEXT = /\.(html|js|css|svg|json|map|txt|webmanifest)$/;

/** Lays a .gz beside each text file, so that the server never packs anything itself. */
function gzipBeside(): Plugin {
  return {
    name: "gzip-beside",
    writeBundle({ dir = "." }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!TEXT.test(file.fileName)) continue;
        const content = file.type === "chunk" ? file.code : file.source;
        writeFileSync(join(dir, `${file.fileName}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

/** Puts a page's style sheet into the page: one request less before a phone shows anything. The server lets its hash pass. */
function styleInside(): Plugin {
  return {
    name: "style-inside",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== "asset" || !page.fileName.endsWith(".html")) continue;
        page.source = String(page.source).replace(/\s*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (link, name: string) => {
          const sheet = bundle[name];
          if (sheet?.type !== "asset") return link;
          Reflect.deleteProperty(bundle, name);
          return `<style>${String(sheet.source).trim()}</style>`;
        });
      }
    },
  };
}

export function buildOf({ pages, emptyOutDir, inlineStyle = false }: Pages): UserConfig {
  return {
    plugins: [svelte(), ...(inlineStyle ? [styleInside()] : []), gzipBeside()],
    appType: "mpa",
    build: {
      outDir: "../server/static",
      emptyOutDir,
      // Safari 15.4 runs it too: named, it would have every private field rewritten for one rare bug, 2 kB on a phone
      target: ["chrome99", "safari16"],
      assetsInlineLimit: 0, // the content security policy refuses data: addresses
      modulePreload: { polyfill: false }, // no page has such links
      rolldownOptions: { input: pages },
    },
    server: {
      proxy: {
        "/ws": { target: `ws://${SERVER}`, ws: true },
        "/qr": { target: `http://${SERVER}` },
        "/catalogue": { target: `http://${SERVER}` },
        "/decks.json": { target: `http://${SERVER}` },
      },
    },
  };
}
