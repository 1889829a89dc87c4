// `npm run toolchain -- TRIPLE`: installs what `npm run build -- --target TRIPLE` needs beside Rust and Python: for machines
// of CI, which are thrown away. It is the only script that installs a tool.
import { glibcFloor } from './package/glibc.mjs';
import { show } from './support/run.mjs';
import { runMain, UserError } from './support/say.mjs';

// What is linked with decides what is in the binary: exact versions.
const ZIG = ['cargo-zigbuild==0.24.0', 'ziglang==0.17.1'];

await runMain(() => {
  const [triple] = process.argv.slice(2);
  if (triple === undefined) throw new UserError('Usage: npm run toolchain -- TRIPLE');
  run(['rustup', 'target', 'add', triple]);
  if (needsZig(triple)) run(['pip', 'install', '--disable-pip-version-check', ...ZIG]);
});

/** Linux and FreeBSD: for the C library, and for its version where that is glibc. */
function needsZig(triple) {
  return glibcFloor(triple) !== undefined || /-(?:musl|freebsd)$/.test(triple);
}

function run(command) {
  if (show(command) !== 0) throw new UserError(`\`${command.join(' ')}\` failed; see above.`);
}
