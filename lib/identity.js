'use strict';

/**
 * For which class the files of lib/ are being loaded: `./fast-buffer` asks once, when it is loaded itself.
 *
 * `false`: for ferrobuf's own class, beside native's. `true`: for native's class, of which `./register-load` makes a second
 * instance of lib/, whose functions are put on native's Buffer.
 */
module.exports = { isNatives: false };
