// `npm run release -- TAG BINARIES [--dry-run]`: publishes the platform packages and then the package, from the binaries of all
// platforms in the folder BINARIES. `.github/workflows/release.yml` runs it; docs/releasing.md tells the rest. Without
// a token: npm trusts the workflow, and the provenance names it.
//
// Not `napi pre-publish`: it knows only names of the kind `ferrobuf-linux-x64-gnu`, which anybody may register; those in the
// scope @ferrobuf are ours.
import './support/require-node.mjs';

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { PACKAGES, platformPackages } from './package/platforms.mjs';
import { complaints } from './release/checks.mjs';
import { fillPackage } from './release/fill.mjs';
import { releasedManifest } from './release/manifest.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { ROOT, readManifest } from './support/paths.mjs';
import { capture, npmCommand, show } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';

await runMain(() => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [tag, folder] = positionals;
  if (folder === undefined)
    throw new UserError('Usage: npm run release -- TAG BINARIES [--dry-run]');
  installDependencies();
  const binaries = resolve(folder);
  const packages = platformPackages();
  const found = complaints({ tag, packages, binaries });
  if (found.length > 0) throw new UserError(`Not published:\n\n${found.join('\n')}`);

  const isDry = values['dry-run'];
  for (const { platform, binary, manifest } of packages) {
    const target = join(PACKAGES, platform);
    fillPackage(target, join(binaries, binary));
    publish(target, manifest, isDry);
  }
  // Last, so that nobody can install it before what it depends on is there.
  nameOptionalDependencies(isDry);
  publish(ROOT, readManifest(), isDry);
});

/** A release that was cut short can be run again: what is there already stays. */
function publish(folder, { name, version }, isDry) {
  const spec = `${name}@${version}`;
  if (capture([...npmCommand(), 'view', spec, 'version']).output.trim() === version) {
    say(`${spec} is published already.`);
    return;
  }
  say(`Publishing ${spec} ...`);
  const words = ['publish', ...(isDry ? ['--dry-run', '--no-provenance'] : [])];
  if (show([...npmCommand(), ...words], { cwd: folder }) !== 0) {
    throw new UserError(`${spec} could not be published; npm's message above says why.`);
  }
}

function nameOptionalDependencies(isDry) {
  const manifest = releasedManifest();
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  if (isDry) say(`package.json would get optionalDependencies of version ${manifest.version}.`);
  else writeFileSync(join(ROOT, 'package.json'), text);
}
