// ferrobuf/register: for its effect, and for its two functions.

import 'ferrobuf/register';
import type { Registration } from 'ferrobuf/register';
import { register, restore } from 'ferrobuf/register';

const registration: Registration = register();
const { isNew, version, path }: { isNew: boolean; version: string; path: string } = registration;
const wasUndone: boolean = restore();
// @ts-expect-error it takes nothing
register('again');
// @ts-expect-error what it tells is not to be changed
registration.isNew = true;

// @ts-expect-error no such export
export { Buffer } from 'ferrobuf/register';

export const used = [isNew, version, path, wasUndone];
