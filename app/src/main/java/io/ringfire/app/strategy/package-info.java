/** Brings in the strategies of a configuration: those of the engine by name, those of others by a class on a path or as a file of source. */
package io.ringfire.app.strategy;
