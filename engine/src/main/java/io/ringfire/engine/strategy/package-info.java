/** What a strategy sees and may do, and the strategies that come with the engine. */
package io.ringfire.engine.strategy;
