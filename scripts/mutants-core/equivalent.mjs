const REASONS = {};

/** @returns {string | undefined} why the mutant is no mistake */
export function reasonFor({ file, what, after }) {
  return REASONS[file]?.find(({ code }) => code === after || code === what)?.why;
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(files, missed) {
  const needed = ({ file, code }) =>
    missed.some((mutant) => mutant.file === file && [mutant.what, mutant.after].includes(code));
  const reasons = files.flatMap((file) => (REASONS[file] ?? []).map(({ code }) => ({ file, code })));
  return reasons.filter((reason) => !needed(reason));
}
