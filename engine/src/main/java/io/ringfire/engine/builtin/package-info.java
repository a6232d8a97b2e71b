/** The strategies that come with the engine, and their names. */
package io.ringfire.engine.builtin;
