// Why a mutant is no mistake: what many have in common.

/** Another way is gone, with the same result: what a threshold or a block that is not taken comes to. */
export const SLOWER = 'another way, with the same result';

export const OTHER_UNITS = 'other units are looked for first, which only costs time';
