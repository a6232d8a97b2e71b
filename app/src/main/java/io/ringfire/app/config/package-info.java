/**
 * Configuration: what an operator writes, read into plain immutable records.
 *
 * <pre>
 *  defaults &lt; file &lt; environment &lt; --set        one tree of {@code YamlNode}s, each with its place
 *        └──────┬───────────┴────────┘
 *          SettingsLoader ── KeyTable (every key: kind, range, default, meaning) ──► Settings | ConfigurationException
 * </pre>
 *
 * A table of keys is the only description of a file: reading, defaults, the JSON schema beside the file and the concluded
 * text all come from it. A key's dotted name is the path of record components that holds its value. Nothing here opens a
 * socket or a journal, and nothing is guessed: what is wrong is named with file, line, key and what would be right, all at once.
 */
package io.ringfire.app.config;
