'use strict';

/** What tokens are signed with, by the client of the benchmark and by the application. */
const KEY = 'the key of the benchmark, and of nothing else';

module.exports = { KEY };
