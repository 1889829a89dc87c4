/** Mutants that do the same as the original: the line as it becomes, and why. */
const REASONS = {};

/** @returns {string | undefined} why the mutant is no mistake */
export function reasonFor(file, { after }) {
  return REASONS[file]?.find(({ code }) => code === after)?.why;
}

/** The reasons that no surviving mutant needs: the line has changed, or a test has come. */
export function unusedReasons(file, survivors) {
  const lines = survivors.map(({ after }) => after);
  return (REASONS[file] ?? []).filter(({ code }) => !lines.includes(code));
}
