/** What came of a service's signals, told from its journals. Reads them and locks nothing. */
package io.ringfire.app.report;
