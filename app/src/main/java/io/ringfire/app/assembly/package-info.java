/** Turns settings into a running engine: the only place where the rooms' classes meet. */
package io.ringfire.app.assembly;
