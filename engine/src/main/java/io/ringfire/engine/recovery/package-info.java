/** What a start finds in the journals of the run before: folded, never decided again. */
package io.ringfire.engine.recovery;
