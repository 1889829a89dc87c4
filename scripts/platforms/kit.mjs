import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { glibcFloor } from '../package/glibc.mjs';
import { CACHE, ROOT } from '../support/paths.mjs';
import { capture, show } from '../support/run.mjs';
import { say, UserError } from '../support/say.mjs';
import { makeLibraryCrate } from './crate.mjs';

/** Builds for other platforms are other builds: they must not replace the ordinary one. */
export const PLATFORM_CACHE = join(CACHE, 'platforms');

const TARGET = join(PLATFORM_CACHE, 'target');

/**
 * The kit for other platforms: a folder with two commands, `xbuild CRATE TRIPLE CARGO-ARGUMENTS...`, which builds with zig as
 * the linker, and `xrun TRIPLE NODE-ARGUMENTS...`, which runs that platform's Node under an emulator.
 *
 * @param {string | undefined} folder what the user typed
 * @returns {{
 *   build: (target: object) => string | undefined,
 *   buildTests: (target: object) => string[],
 *   emulator: (target: object) => string[],
 *   run: (target: object, words: string[], env: object) => object,
 * }}
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
    buildTests: (target) => buildTests(xbuild, target),
    emulator: (target) => emulator(path, target),
    run: (target, words, env) => run(xrun, target, words, env),
  };
}

/** @returns {string | undefined} the file that was built; undefined when the build failed */
function build(xbuild, { triple, library }) {
  const glibc = glibcFloor(triple);
  say(`${triple}: building ...`);
  const crate = makeLibraryCrate(join(PLATFORM_CACHE, 'crate'));
  const zigTriple = glibc === undefined ? triple : `${triple}.${glibc}`;
  const env = { ...process.env, XTARGET_DIR: TARGET };
  if (show([xbuild, crate, zigTriple, '--lib', '--locked'], { env }) !== 0) return undefined;
  return join(TARGET, triple, 'release', library);
}

/** The core's tests: not what a release has, but with all assertions, and built sooner. */
const TEST_PROFILE = {
  CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS: 'true',
  CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS: 'true',
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
  CARGO_PROFILE_RELEASE_STRIP: 'none',
};

/** zig has what a program of musl begins with; rustc would look for a copy of its own. */
const STATIC = ['-Ctarget-feature=+crt-static', '-Clink-self-contained=no'];

/** @returns {string[]} the programs of the core's tests; none when the build failed */
function buildTests(xbuild, { triple }) {
  say(`${triple}: building the core's tests ...`);
  const words = ['--tests', '--no-default-features', '--locked'];
  const { ok, output } = capture(
    [xbuild, ROOT, triple, ...words, '--message-format=json-render-diagnostics'],
    {
      env: {
        ...process.env,
        ...TEST_PROFILE,
        XTARGET_DIR: join(PLATFORM_CACHE, 'tests'),
        // It goes before RUSTFLAGS, in which the kit asks for the opposite: what addons need.
        CARGO_ENCODED_RUSTFLAGS: STATIC.join('\x1f'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (!ok) return [];
  const messages = output.split('\n').filter((line) => line.startsWith('{'));
  const artifacts = messages.map((line) => JSON.parse(line));
  return artifacts.map(({ executable }) => executable).filter((file) => file != null);
}

/** @returns {string[]} the command that runs a program for the target: qemu's of the kit, or of the machine */
function emulator(folder, { emulator: name }) {
  if (name === undefined) return [];
  const own = join(folder, 'roots/qemu/usr/bin', name);
  return [existsSync(own) ? own : name];
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
