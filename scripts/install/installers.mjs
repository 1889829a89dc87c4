import { installerFile } from '../setup/installers.mjs';

/**
 * @typedef {object} Installer
 * @property {string} name
 * @property {(node: string) => string[]} command what its words are put behind
 * @property {string[]} install
 * @property {string[]} again from the lock file and the cache, without a registry; node_modules has been deleted
 * @property {string[]} [omit] without optional dependencies, where it can leave them out
 * @property {Record<string, string>} [files] settings of the project
 * @property {string[]} [start] options of Node that its layout needs
 * @property {boolean} [ignoresLibc] it takes the binaries for every C library
 * @property {boolean} [hidesTypes] its layout is one that the TypeScript compiler does not know
 */

const javascript = (packageName, command) => (node) => [node, installerFile(packageName, command)];

/** A version of today is too new for some of them by default. */
const berry = (linker) => ({
  command: javascript('@yarnpkg/cli-dist', 'yarn'),
  install: ['add', 'ferrobuf'],
  again: ['install', '--immutable'],
  files: {
    // Without a lock file here, it would take a folder further up for the project.
    'yarn.lock': '',
    '.yarnrc.yml': `nodeLinker: ${linker}\nenableTelemetry: false\nnpmMinimalAgeGate: 0\n`,
  },
});

/** @type {Installer[]} */
export const INSTALLERS = [
  {
    name: 'npm',
    command: javascript('npm'),
    install: ['install', 'ferrobuf'],
    again: ['ci', '--offline'],
    omit: ['install', 'ferrobuf', '--omit=optional'],
  },
  {
    name: 'pnpm',
    command: javascript('pnpm'),
    install: ['add', 'ferrobuf'],
    again: ['install', '--frozen-lockfile', '--offline'],
    omit: ['add', 'ferrobuf', '--no-optional'],
    files: { 'pnpm-workspace.yaml': 'minimumReleaseAge: 0\n' },
  },
  {
    name: 'Yarn 1',
    command: javascript('yarn'),
    install: ['add', 'ferrobuf'],
    again: ['install', '--frozen-lockfile', '--offline'],
    omit: ['add', 'ferrobuf', '--ignore-optional'],
    ignoresLibc: true,
  },
  { name: 'Yarn 4, node_modules', ...berry('node-modules') },
  {
    name: 'Yarn 4, PnP',
    ...berry('pnp'),
    start: ['--require', './.pnp.cjs', '--experimental-loader', './.pnp.loader.mjs'],
    hidesTypes: true,
  },
  {
    name: 'Bun',
    command: () => [installerFile('bun')],
    install: ['add', 'ferrobuf'],
    again: ['install', '--frozen-lockfile'],
    omit: ['add', 'ferrobuf', '--omit=optional'],
  },
];
