/** The commands that scripts rely on: what each takes, prints and returns. */
package io.ringfire.app.command;
