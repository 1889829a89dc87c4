/** Something is missing or failed, and the message says all that its reader needs: no stack. */
export class UserError extends Error {}

/** One line about what is being done, marked so that it stands out from the tools' own output. */
export function say(text) {
  console.log(`[ferrobuf] ${text}`);
}

/**
 * Runs a script's main function; a UserError becomes its message and status 1.
 *
 * @param {() => void | number | Promise<void | number>} main may return the exit status
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`\n[ferrobuf] ${error.message}`);
    process.exitCode = 1;
  }
}

/** @returns {string} a duration in seconds, `12.3 s` */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
