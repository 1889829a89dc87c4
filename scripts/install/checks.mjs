import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { LICENCES } from '../package/licences.mjs';
import { platformName, readManifest } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';
import { INSTALLERS } from './installers.mjs';
import { OTHER_VERSION } from './publish.mjs';

const { PLATFORMS } = createRequire(import.meta.url)('../../lib/native-error.js');

const isForThisPlatform = (platform) => platform === platformName();

/** Whatever its C library is. */
const isForThisSystem = (platform) =>
  platform.split('-').slice(0, 2).join('-') === `${process.platform}-${process.arch}`;

const PLATFORM_PACKAGE = `@ferrobuf/${platformName()}`;

/** The first line of what the loader says when there is no addon. */
const NO_ADDON = new RegExp(`ferrobuf has no native addon for ${platformName()} \\(Node v24\\.`);

/** @typedef {import('../support/checks.mjs').Checks} Checks */
/** @typedef {import('./project.mjs').Project} Project */

/** That nothing could have been built. */
export function checkCargo(checks, env) {
  return checks.run('no cargo on the PATH', () => {
    assert.equal(capture(['cargo', '--version'], { env }).missing, true);
  });
}

/**
 * Installs into an empty folder, and runs the programs on each Node.
 *
 * @param {Checks} checks
 * @param {Project} project
 * @param {Record<string, string>} nodes the binary of each line
 * @returns {Promise<boolean>} whether it could be installed
 */
export async function checkInstaller(checks, project, nodes) {
  const { installer } = project;
  const { name } = installer;
  const ok = await checks.run(`${name}: install`, () => project.install(installer.install));
  if (!ok) return false;
  await checks.run(`${name}: no platform package but this platform's`, () => {
    const fits = installer.ignoresLibc ? isForThisSystem : isForThisPlatform;
    assert.deepEqual([...platformsBelow(project.folder)].sort(), PLATFORMS.filter(fits));
  });
  await checks.run(`${name}: the licences are beside the binary`, () => {
    for (const file of binariesBelow(project.folder)) {
      assert.ok(existsSync(join(project.folder, dirname(file), LICENCES)), file);
    }
  });
  await checks.run(`${name}: TypeScript compiles`, () => project.compile());
  for (const [line, node] of Object.entries(nodes)) {
    await checks.run(`${name}: programs on Node ${line}`, () => project.runPrograms(node));
  }
  return true;
}

/** What is told where the binary is missing, or of another version. */
export async function checkErrors(checks, project) {
  for (const installer of INSTALLERS.filter(({ omit }) => omit !== undefined)) {
    await checks.run(`${installer.name}: without optional dependencies, the error says so`, () => {
      const one = project('omit', installer);
      one.install(installer.omit);
      const output = one.outputOfFailing('program.cjs');
      assert.match(output, NO_ADDON);
      assert.match(output, /It is an optional dependency\. Reinstall without `--omit=optional`/);
      assert.match(output, /code: 'ERR_FERROBUF_NATIVE'/);
    });
  }
  await checks.run('npm: a platform package of another version, the error says so', () => {
    const one = project('override', INSTALLERS[0]);
    const { version } = readManifest();
    const overrides = { [PLATFORM_PACKAGE]: version };
    one.write('package.json', JSON.stringify({ private: true, overrides }));
    one.install(['install', `ferrobuf@${OTHER_VERSION}`]);
    const output = one.outputOfFailing('program.cjs');
    assert.match(output, NO_ADDON);
    assert.ok(
      output.includes(`${PLATFORM_PACKAGE}: version ${version}, and ferrobuf is ${OTHER_VERSION}`),
    );
    assert.match(output, /The package and its binary must be of one version\./);
  });
}

/** Installs once more, from the lock file and without a registry. */
export function checkReinstall(checks, project) {
  const { name, again } = project.installer;
  return checks.run(`${name}: ${again.join(' ')}, without a registry`, () => {
    for (const made of ['node_modules', '.pnp.cjs', '.pnp.loader.mjs', '.yarn']) {
      rmSync(join(project.folder, made), { recursive: true, force: true });
    }
    project.install(again);
    project.runPrograms(project.node);
  });
}

/** The platforms of the binaries below a folder, by their names; a layout may have a file in two places. */
function platformsBelow(folder) {
  return new Set(binariesBelow(folder).map((path) => basename(path).split('.')[1]));
}

/** Paths that are relative to the folder; at least one. */
function binariesBelow(folder) {
  const found = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.node'));
  assert.ok(found.length > 0, 'no binary is installed');
  return found;
}
