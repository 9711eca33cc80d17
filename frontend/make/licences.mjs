// The licences of everything that went into the bundle, for the people who get it.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const NOT_BUNDLED_BUT_USED = ["world-atlas", "i18n-iso-countries"]; // world.json is made from them

function packageOf(input) {
  return input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}

async function licence(root, name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e(\.|$)/i.test(one));
  if (!file) throw new Error(`${name} ${version} carries no licence text: see what it says and add it`);
  return `${name} ${version} (${license})\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}

/** The text of licences.txt for these esbuild inputs. */
export async function licences(root, inputs) {
  const names = new Set([...inputs.map(packageOf).filter(Boolean), ...NOT_BUNDLED_BUT_USED]);
  const texts = await Promise.all([...names].sort().map((name) => licence(root, name)));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
