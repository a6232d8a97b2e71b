/** The truth about orders, positions and money, as reports tell it. The risk stage owns one; recovery folds one. */
package io.ringfire.engine.ledger;
