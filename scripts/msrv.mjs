// `npm run test:msrv`: the lowest Rust and Node versions. Cargo.toml and package.json state them;
// here is checked that the dependencies allow them and that the README says the same. That our own
// code uses nothing newer is clippy's work (its lint `incompatible_msrv`, in `npm test`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isOlder, lowestRust } from './setup/toolchain.mjs';
import { lowestNode } from './support/node-version.mjs';
import { ROOT, readManifest } from './support/paths.mjs';
import { capture } from './support/run.mjs';
import { runMain, UserError } from './support/say.mjs';
import { summarise } from './support/steps.mjs';

await runMain(() => summarise([dependencies(), readmeRust(), readmeNode(), lockFile()]));

function dependencies() {
  const { ok, output } = capture(['cargo', 'metadata', '--locked', '--format-version', '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!ok) throw new UserError('`cargo metadata` failed; its message above says why.');
  const lowest = lowestRust();
  const newer = JSON.parse(output)
    .packages.filter(({ rust_version: needed }) => needed && isOlder(lowest, needed))
    .map(({ name, version, rust_version: needed }) => `${name} ${version} needs Rust ${needed}`);
  return verdict(`no dependency needs a Rust newer than ${lowest}`, newer);
}

function readmeRust() {
  return readmeSays(`Rust ${lowestRust()}`);
}

function readmeNode() {
  return readmeSays(`Node ${lowestNode()}`);
}

function readmeSays(text) {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const wrong = readme.includes(`${text} or newer`) ? [] : [`no "${text} or newer" in README.md`];
  return verdict(`the README says ${text} or newer`, wrong);
}

function lockFile() {
  const { engines, version } = readManifest();
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const cargo = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)[1];
  const wrong = [];
  if (packages[''].engines.node !== engines.node) wrong.push('package-lock.json: other engines');
  if (packages[''].version !== version) wrong.push('package-lock.json: another version');
  if (cargo !== version) wrong.push(`Cargo.toml: version ${cargo}, package.json: ${version}`);
  return verdict('package.json, its lock file and Cargo.toml agree', wrong);
}

function verdict(name, complaints) {
  for (const complaint of complaints) console.log(complaint);
  const failed = Number(complaints.length > 0);
  return { name, time: 0, passed: 1 - failed, failed, skipped: 0 };
}
