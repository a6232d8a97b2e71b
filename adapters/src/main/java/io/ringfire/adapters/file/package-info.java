/**
 * Reads vendors' price files and hands on their quotes: the reading half of an import.
 *
 * <pre>
 *  file ─► SourceFiles ─► LineReader ─► Cells ─► a RowFormat ─► QuoteTally ─► QuoteSink
 *          plain, gz,     bounded       a row's   one class      flags and     the caller's
 *          zip            buffer        columns   a format       counts
 * </pre>
 *
 * {@link io.ringfire.adapters.file.QuoteImport} is the door. Everything streams: memory does not grow with the size of a
 * file or the number of files, and a row that parses allocates nothing. Prices never pass through a {@code double}.
 *
 * <p>A row that cannot be trusted is refused with a {@link io.ringfire.adapters.file.Refusal} and counted; a quote that is
 * merely odd (crossed, locked, repeated, late) is flagged and kept. A file that cannot be trusted as a whole (torn,
 * damaged, without the columns that its format needs) ends the import with an
 * {@link io.ringfire.adapters.file.ImportException}; quotes read before that point have reached the sink by then, so the
 * caller must discard what it wrote.
 */
package io.ringfire.adapters.file;
