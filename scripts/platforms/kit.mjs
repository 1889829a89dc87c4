import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { glibcFloor } from '../package/glibc.mjs';
import { CACHE, ROOT } from '../support/paths.mjs';
import { capture, show } from '../support/run.mjs';
import { say, UserError } from '../support/say.mjs';

/** Builds for other platforms are other builds: they must not replace the ordinary one. */
export const PLATFORM_CACHE = join(CACHE, 'platforms');

const TARGET = join(PLATFORM_CACHE, 'target');

/**
 * The kit for other platforms: a folder with two commands, `xbuild CRATE TRIPLE CARGO-ARGUMENTS...`, which builds with zig as
 * the linker, and `xrun TRIPLE NODE-ARGUMENTS...`, which runs that platform's Node under an emulator.
 *
 * @param {string | undefined} folder what the user typed
 * @returns {{ build: (target: object) => string | undefined, run: (target: object, words: string[], env: object) => object }}
 * @throws {UserError} when it is no kit, or has not been set up
 */
export function kitAt(folder) {
  if (folder === undefined) {
    throw new UserError('Name the folder of the kit: `npm run test:platforms -- DIR [TRIPLE...]`.');
  }
  const path = resolve(process.env.INIT_CWD ?? '.', folder);
  const [xbuild, xrun] = ['xbuild', 'xrun'].map((name) => join(path, name));
  if (!existsSync(xbuild) || !existsSync(xrun)) {
    const setup = join(path, 'setup.sh');
    const advice = existsSync(setup)
      ? `It has not been set up: \`CROSS=DIR bash ${setup}\` does it in a folder DIR (4 GB), which is then the one to name.`
      : 'CONTRIBUTING.md ("Other platforms") tells what it must hold.';
    throw new UserError(`There is no xbuild and xrun in ${path}.\n${advice}`);
  }
  return {
    build: (target) => build(xbuild, target),
    run: (target, words, env) => run(xrun, target, words, env),
  };
}

/** @returns {string | undefined} the file that was built; undefined when the build failed */
function build(xbuild, { triple, library }) {
  const glibc = glibcFloor(triple);
  say(`${triple}: building ...`);
  const zigTriple = glibc === undefined ? triple : `${triple}.${glibc}`;
  const env = { ...process.env, XTARGET_DIR: TARGET };
  if (show([xbuild, ROOT, zigTriple, '--lib', '--locked'], { env }) !== 0) return undefined;
  return join(TARGET, triple, 'release', library);
}

/** This machine's own platform needs no emulator. */
function run(xrun, { triple, isOwn }, words, env) {
  const command = isOwn ? [process.execPath] : [xrun, triple];
  return capture([...command, ...words], {
    env: { ...process.env, ...env },
    timeout: RUN_TIMEOUT_MS,
  });
}

// One file of the suite takes seconds on the machine itself, and twenty times that in an emulator.
const RUN_TIMEOUT_MS = 10 * 60_000;
