/** What a service finds of its earlier runs: where they lie in the journals, and what they left open. */
package io.ringfire.app.recovery;
