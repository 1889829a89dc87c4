/** Real packages: what can be observed of them is the same with native Buffer, with ferrobuf's, and in register mode. */

const assert = require('node:assert/strict');
const { before, describe, it } = require('node:test');
const { catalogue } = require('./support/catalogue');
const { load, versionOf } = require('./support/installed');
const { MODES } = require('./support/modes');
const { observeIn, runOwnTest } = require('./support/run');

const [ORACLE, ...OTHERS] = Object.keys(MODES);

for (const { name, note, scenarios, ownTests = [] } of catalogue) {
  describe([name, versionOf(name), note].filter(Boolean).join(' '), () => {
    const outcomes = {};
    before(async () => {
      for (const mode of Object.keys(MODES)) outcomes[mode] = await observeIn(mode, name);
    });

    for (const label of Object.keys(scenarios(load))) {
      it(label, () => {
        const expected = outcomes[ORACLE][label];
        assert.ok(!expected.thrown, `native itself fails: ${expected.stack}`);
        for (const mode of OTHERS) assert.deepEqual(outcomes[mode][label], expected, mode);
      });
    }

    for (const file of ownTests) {
      it(`its own ${file}`, async () => {
        const expected = await runOwnTest(ORACLE, file);
        assert.ok(!expected.failed, `native itself fails: ${expected.output}`);
        for (const mode of OTHERS) {
          const { failed, lines, output } = await runOwnTest(mode, file);
          assert.ok(!failed, output);
          assert.deepEqual(lines, expected.lines, mode);
        }
      });
    }
  });
}
