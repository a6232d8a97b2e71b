package io.ringfire.journal.inspect;

/**
 * Something wrong in a journal.
 *
 * @param file which file, as a path
 * @param position byte in it where the record begins; 0 when it is about the whole file
 * @param what what is wrong
 */
public record Finding(String file, long position, String what) {
    @Override
    public String toString() {
        return file + ":" + position + ": " + what;
    }
}
