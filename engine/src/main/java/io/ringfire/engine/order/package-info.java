/** The words for orders and positions: sides, intents, states, outcomes, and the reasons for a refusal. */
package io.ringfire.engine.order;
