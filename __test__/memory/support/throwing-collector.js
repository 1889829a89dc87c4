'use strict';

// Preloaded: gives the addon, before ferrobuf does, what it calls for V8 to collect garbage. The first one counts.

const addon = require(process.env.NAPI_RS_NATIVE_LIBRARY_PATH);

addon.setCollector(() => {
  throw new Error('from the collector');
});
