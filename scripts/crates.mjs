// `npm run test:crates [-- --advisories]`: what Cargo.lock holds, by cargo-deny and deny.toml: licences, sources, and crates that
// are there twice. `--advisories` also asks RustSec's database of vulnerabilities, which is on GitHub.
import './support/require-node.mjs';

import { capture } from './support/run.mjs';
import { runMain, UserError } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';

const CHECKS = ['licenses', 'bans', 'sources'];

/** That of the workflow; a later one may know more. */
const VERSION = '0.20.2';

await runMain(() => {
  const words = process.argv.slice(2);
  const unknown = words.find((word) => word !== '--advisories');
  if (unknown !== undefined) throw new UserError(`There is no option ${unknown}.`);
  if (!capture(['cargo', 'deny', '--version']).ok) {
    throw new UserError(
      `There is no cargo-deny. Install it: \`cargo install cargo-deny --locked --version ${VERSION}\`.`,
    );
  }
  const checks = words.length > 0 ? [...CHECKS, 'advisories'] : CHECKS;
  return runSteps(
    checks.map((check) => ({
      name: `Crates: ${check}`,
      command: ['cargo', 'deny', '--locked', 'check', check],
    })),
  );
});
