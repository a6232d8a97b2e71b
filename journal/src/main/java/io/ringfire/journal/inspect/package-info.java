/** Looks at journals: counts, prints, checks, exports. Reads only, locks nothing. */
package io.ringfire.journal.inspect;
