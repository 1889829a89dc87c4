// Why a mutant is no mistake: what many have in common.

/** A tier is chosen by what it costs. The result is the same in all of them. */
export const TIER = 'another tier, with the same result';

/** The smaller of two numbers that are equal is either. */
export const SMALLER = 'the two are equal then';

/** What is done for no bytes does nothing. */
export const NOTHING = 'no bytes are left then, and the rest does nothing';

export const SAME_DOUBLE = 'the same double';

/** What is written behind the end of a typed array is lost, what is read there is undefined. */
export const OUTSIDE = 'nothing is behind the end of a typed array';

/** Numbers of encodings that the core has no transcoder for. */
export const ABOVE = 'it only has to be above that of ASCII';

/** The unit at such a place is NaN, which is no digit, no padding and no half of a pair. */
export const NO_UNIT = 'there is no unit at that place';

/** Where a backward search begins, which is cut to the last place that there is. */
export const FAR = 'as far behind the end as before';

/** How often something is tried that has the same result. */
export const COST = 'when it is tried, not what comes of it';

/** Looks that save the search, which finds the same. */
export const LAST_WORD = 'the expression has the last word';

/** Seen on another line of Node alone. */
export const LINES = 'tells lines of Node apart';

/** How long, and for what byte, memory that nobody has cleared is looked for. */
export const GUESS = 'as good a guess';
