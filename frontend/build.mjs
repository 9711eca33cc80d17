// Builds the desk's scripts, styles and base map into the package; the same sources give the same bytes.
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./make/licences.mjs";
import { worldMap } from "./make/world.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../src/dateline/web/static"));

await mkdir(target, { recursive: true });
const { metafile } = await build({
  metafile: true,
  absWorkingDir: here,
  entryPoints: [{ in: "src/main.ts", out: "desk" }, { in: "src/style/desk.css", out: "desk" }],
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome111", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
await writeFile(join(target, "world.json"), worldMap());
await writeFile(join(target, "licences.txt"), await licences(here, Object.keys(metafile.inputs)));
