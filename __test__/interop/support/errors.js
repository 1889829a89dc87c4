'use strict';

const { snapshotError } = require('../../support/snapshot');

/** The error of a call, or of what it promised. @returns {Promise<object>} */
const errorOf = async (call) => {
  let value;
  try {
    value = await call();
  } catch (error) {
    return snapshotError(error);
  }
  throw new Error(`there was no error, but ${String(value)}`);
};

module.exports = { errorOf };
