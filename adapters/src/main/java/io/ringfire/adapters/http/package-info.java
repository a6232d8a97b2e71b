/** The operator's small HTTP surface: commands in, state out. Knows nothing of the engine but what {@code OperatorApi} offers. */
package io.ringfire.adapters.http;
