import { spawnSync } from 'node:child_process';

import { ROOT } from '../support/paths.mjs';
import { UserError } from '../support/say.mjs';

/**
 * `rustc` and not `build`, for its option `--crate-type`: Cargo.toml also names `rlib`, for tests and benches, and cargo makes no
 * link-time optimisation (`lto` in the profile) where one build is to give both. With it the addon is a tenth smaller.
 */
const LIBRARY = ['--release', '--lib', '--crate-type', 'cdylib', '--locked'];

/**
 * Builds the shared library that the addon is. Shows what cargo says meanwhile.
 *
 * @param {object} [options]
 * @param {string[]} [options.cargo] the command: cargo, or what links for other platforms
 * @param {string[]} [options.words] more of its options
 * @param {Record<string, string>} [options.env] added to the environment
 * @returns {string} the library's file
 * @throws {UserError} when it cannot be built
 */
export function buildLibrary({ cargo = ['cargo'], words = [], env = {} } = {}) {
  const [command, ...first] = cargo;
  const { status, stdout } = spawnSync(
    command,
    [...first, 'rustc', ...LIBRARY, '--message-format=json-render-diagnostics', ...words],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const file = status === 0 ? libraryIn(stdout) : undefined;
  if (file !== undefined) return file;
  throw new UserError('The addon could not be built; the messages above say why.');
}

/** The file that the last of cargo's messages about a library names. */
function libraryIn(messages) {
  const lines = messages.split('\n').filter((line) => line.startsWith('{'));
  const libraries = lines.map((line) => JSON.parse(line)).filter(isLibrary);
  return libraries.at(-1)?.filenames.find((name) => /\.(?:so|dylib|dll)$/.test(name));
}

function isLibrary({ reason, target }) {
  return reason === 'compiler-artifact' && target.kind.includes('cdylib');
}
