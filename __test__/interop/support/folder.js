'use strict';

const fs = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Gives the body a new folder, and removes it when it is done. */
const inFolder = async (body) => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'ferrobuf interop '));
  try {
    return await body(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

module.exports = { inFolder };
