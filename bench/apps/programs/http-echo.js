'use strict';

/** Sends back the bytes that it gets. */

const { bodyOf, serveHttp } = require('./support/serve');

serveHttp(async (request, response) => response.end(await bodyOf(request)));
