/** The program: its commands, and the one place where concrete classes meet. */
package io.ringfire.app;
