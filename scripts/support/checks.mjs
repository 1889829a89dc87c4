import { say } from './say.mjs';

/** How much of a failing check's message is shown. */
const SHOWN_CHARACTERS = 3000;

/**
 * Checks that a script makes by itself: a line for each as it comes, `ok NAME` or `FAILED NAME`, and at the end the counts.
 */
export class Checks {
  #passed = 0;
  #failed = 0;

  /**
   * @param {string} name
   * @param {() => void | Promise<void>} body throws when the check fails
   * @returns {Promise<boolean>} whether it passed
   */
  async run(name, body) {
    try {
      await body();
    } catch (error) {
      this.#failed += 1;
      console.log(`FAILED ${name}`);
      say(String(error.stack ?? error).slice(0, SHOWN_CHARACTERS));
      return false;
    }
    this.#passed += 1;
    console.log(`ok     ${name}`);
    return true;
  }

  /** Prints the closing line, which CI reads. @returns {number} the exit status; 1 when nothing was checked */
  close() {
    console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
