/** Interest rates from published files, for the swap model that follows the rate differential. */
package io.ringfire.adapters.rates;
