/** Which days of a service's journals may go to an archive, and the rounds in which they do: of the running service, and of a command. */
package io.ringfire.app.archive;
