/** Where things lie in a data directory, who holds it, and how its closed files are sealed. */
package io.ringfire.journal.layout;
