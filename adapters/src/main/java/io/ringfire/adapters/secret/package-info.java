/** Files that hold a secret. */
package io.ringfire.adapters.secret;
