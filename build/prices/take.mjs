// Takes prices out of the npm package @pydantic/genai-prices and writes them as JSON. Run by hand, the build needs no node:
//
//     node build/prices/take.mjs 0.1.8 2026-09-23 prices.json
//     dotnet run --project src/App -- prices refresh prices.json --output src/App/Pricing/Data/prices.txt
//
// Arguments: the version, the day it was published, the file to write. The second line checks everything and writes the list that is shipped.
// Descriptions, links and rules for reading answers are left behind; which providers are kept says the line "lists" of src/App/Pricing/Data/overlay.txt.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const name = "@pydantic/genai-prices";
const [version, date, output] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version ?? "") || !/^\d{4}-\d\d-\d\d$/.test(date ?? "") || !output) {
  console.error("usage: node build/prices/take.mjs VERSION DATE FILE");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "prices-"));
try {
  const archive = execFileSync("npm", ["pack", `${name}@${version}`, "--silent"], { cwd: folder, encoding: "utf8" }).trim().split("\n").at(-1);
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
  const root = join(folder, "package");
  const { module } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { findProvider } = await import(pathToFileURL(join(root, module)).href);

  const overlay = readFileSync(new URL("../../src/App/Pricing/Data/overlay.txt", import.meta.url), "utf8");
  const [, ...lists] = overlay.split("\n").find((line) => line.startsWith("lists ")).split(" ");
  const providers = lists.map((id) => {
    const provider = findProvider({ providerId: id });
    if (provider?.id !== id) throw new Error(`${name} ${version} knows no provider ${id}`);
    return { id, models: provider.models.map(({ id, match, prices }) => ({ id, match, prices })) };
  });

  const holder = readFileSync(join(root, "LICENSE"), "utf8").match(/^Copyright .*$/m)[0];
  const notice = `${holder}, MIT licence, whole in THIRD-PARTY.md`;
  writeFileSync(output, JSON.stringify({ source: `${name} ${version}`, date, notice, providers }, null, 1) + "\n");
  console.log(`${providers.reduce((sum, { models }) => sum + models.length, 0)} models of ${providers.length} providers`);
} finally {
  rmSync(folder, { recursive: true });
}
