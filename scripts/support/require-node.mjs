// Imported first by each script that a user starts: modules are evaluated in the order of their
// imports, so on an old Node this message comes before anything that such a Node lacks.
import { buildRange, rangeTakes } from './node-version.mjs';

if (!rangeTakes(buildRange(), process.versions.node)) {
  console.error(
    `ferrobuf: to build it, Node ${buildRange()} is needed, and this is Node ` +
      `${process.versions.node} (${process.execPath}).\n` +
      'Install a current release, or select one with your version manager, and run this again.',
  );
  process.exit(1);
}
