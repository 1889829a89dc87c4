/// <reference types="node" />

/** What {@link register} did, and which copy of ferrobuf is in place. */
export interface Registration {
  /** Whether this call put ferrobuf in place. `false`: a copy, of this or another version, was there, and stays. */
  readonly isNew: boolean;
  /** The version of the copy in place. */
  readonly version: string;
  /** The folder of the copy in place. */
  readonly path: string;
}

/**
 * Puts ferrobuf's functions on Node's own `Buffer`, its prototype and `node:buffer`. Loading `ferrobuf/register` has done
 * so once; a call is of use after {@link restore}, or to ask which copy is in place.
 *
 * @throws {Error} `code` ERR_FERROBUF_REGISTER when something is frozen, or the module has been loaded in another realm;
 *   ERR_FERROBUF_NATIVE when the addon cannot be loaded. Nothing has been changed then.
 * @example
 * import { register } from 'ferrobuf/register';
 *
 * console.log(register()); // { isNew: false, version: '0.1.0', path: '/app/node_modules/ferrobuf' }
 */
export function register(): Registration;

/**
 * Gives Node's Buffer its own functions back, as they were before.
 *
 * @returns whether there was anything to undo.
 * @throws {Error} `code` ERR_FERROBUF_REGISTER when something has been frozen since.
 */
export function restore(): boolean;
