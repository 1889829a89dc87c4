import { capture } from '../support/run.mjs';
import { UserError } from '../support/say.mjs';

/**
 * @typedef {object} Crate
 * @property {string} name
 * @property {string} version
 * @property {string} license as its manifest says: `MIT OR Apache-2.0`
 * @property {string[]} authors
 * @property {string} manifest_path
 */

/**
 * The crates that are linked into the binary on any platform: not those of tests and builds, nor what runs in the compiler.
 *
 * @returns {Crate[]} by name
 */
export function linkedCrates() {
  const { packages, resolve } = metadata();
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isLinked = (id) => !byId.get(id).targets.every(({ kind }) => kind.includes('proc-macro'));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || !isLinked(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      // Cargo's name for a dependency that is neither of tests nor of the build.
      if (kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  visit(resolve.root);
  found.delete(resolve.root);
  return [...found].map((id) => byId.get(id)).sort(byName);
}

function byName(one, other) {
  return `${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1;
}

function metadata() {
  const { ok, output } = capture([
    'cargo',
    'metadata',
    '--format-version=1',
    '--locked',
    '--quiet',
  ]);
  if (!ok) throw new UserError(`cargo metadata failed:\n\n${output.trim()}`);
  return JSON.parse(output);
}
