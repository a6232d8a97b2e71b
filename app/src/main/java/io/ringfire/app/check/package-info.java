/** Holds a strategy's decisions against those that it makes when it does not know what comes next. */
package io.ringfire.app.check;
