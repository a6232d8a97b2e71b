package io.ringfire.adapters.file;

/**
 * One row that was refused, as an example for the report.
 *
 * @param reason a {@link Refusal#label()}
 * @param place {@code file:line}, or {@code file:record n} in a binary file; an entry of a zip follows an exclamation mark
 * @param text the row in printable ASCII, other characters escaped, cut to {@value Excerpt#MAX_CHARS} characters
 */
public record RefusedRow(String reason, String place, String text) {}
