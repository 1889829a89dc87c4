/**
 * Parts of the core, with the tests that have to notice: filters for the test runner's names. A file belongs to the first part
 * whose beginning it has. The fewer tests, the sooner a mutant is judged; nobody but these tests knows the part's corners.
 */
export const PARTS = [
  part('codec/hex', ['codec::tests::hex']),
  part('codec/base64', ['codec::tests::base64']),
  part('codec/utf8', ['codec::tests::utf8', 'codec::tests::bytes', 'codec::tests::transcode']),
  part('codec/utf16', ['codec::tests::bytes']),
  part('codec/latin1', ['codec::tests::bytes']),
  part('codec/ascii', ['codec::tests::bytes']),
  part('codec/transcode', ['codec::tests::transcode']),
  part('codec', ['codec::tests']),
  part('compare', ['core::compare']),
  part('fill', ['core::fill']),
  part('swap', ['core::swap']),
  part('search', ['core::search']),
  part('memory', ['core::memory']),
  part('arch', ['core::arch', 'codec::tests']),
  part('', ['core::']),
];

function part(beginning, tests) {
  return { name: beginning === '' ? 'the rest' : beginning, beginning, tests };
}

/** @param {string} file in src/core */
export function partOf(file) {
  return PARTS.find(({ beginning }) => file.startsWith(beginning));
}
