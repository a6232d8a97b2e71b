/** Records: how they are framed, written and read. The bytes are the same in the ring, in the journals and in a replay. */
package io.ringfire.engine.record;
