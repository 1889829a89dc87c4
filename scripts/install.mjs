// `npm run test:install [-- LINE...]`: publishes the packages as a release does, to a registry on this machine, and installs them
// from there with each package manager into an empty folder, where there is no Rust; then programs run on every Node line.
import './support/require-node.mjs';

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkCargo, checkErrors, checkInstaller, checkReinstall } from './install/checks.mjs';
import { INSTALLERS } from './install/installers.mjs';
import { environmentIn, Project } from './install/project.mjs';
import { publishAll } from './install/publish.mjs';
import { startRegistry } from './install/registry.mjs';
import { installerFile, installInstallers } from './setup/installers.mjs';
import { setup } from './setup.mjs';
import { Checks } from './support/checks.mjs';
import { checkLines, LINES, nodeBinary } from './support/nodes.mjs';
import { capture } from './support/run.mjs';
import { runMain, say, UserError } from './support/say.mjs';

/** The line that the registry and the package managers run on: all of them support it. */
const TOOLS = '24';

await runMain(async () => {
  if (process.platform === 'win32') throw new UserError('The packages are installed on Unix only.');
  const words = checkLines(process.argv.slice(2));
  setup();
  installInstallers();
  const nodes = Object.fromEntries(
    (words.length > 0 ? words : LINES).map((line) => [line, nodeBinary(line)]),
  );
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf install '));
  const checks = new Checks();
  try {
    await checkAll(checks, folder, nodes);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return checks.close();
});

async function checkAll(checks, folder, nodes) {
  const node = nodeBinary(TOOLS);
  const registry = await startRegistry(join(folder, 'registry'), node);
  const env = environmentIn(join(folder, 'machine'), { node, registry: registry.url });
  const machine = { node, env };
  const project = (name, installer) =>
    new Project(join(folder, `${installer.name} ${name}`), installer, machine);
  const installed = [];
  try {
    const staging = join(folder, 'staging');
    mkdirSync(staging);
    say(`Publishing to ${registry.url} ...`);
    // Whoever publishes has a shell, for the script that makes the bundle.
    const publisher = { ...env, PATH: process.env.PATH };
    publishAll(staging, (words, cwd) =>
      capture([node, installerFile('npm'), ...words], { cwd, env: publisher }),
    );
    await checkCargo(checks, env);
    for (const installer of INSTALLERS) {
      const one = project('project', installer);
      if (await checkInstaller(checks, one, nodes)) installed.push(one);
    }
    await checkErrors(checks, project);
  } finally {
    await registry.stop();
  }
  say('The registry has been stopped.');
  for (const one of installed) await checkReinstall(checks, one);
}
