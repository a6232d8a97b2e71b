package io.ringfire.app.config;

/** Where a value was written: in a file at a line and column counted from 1, or (line 0) in an option or the environment. */
record Place(String source, int line, int column) {
    /** The place of a value that nobody wrote. */
    static final Place BUILT_IN = outsideFiles("built-in defaults");

    static Place outsideFiles(String source) {
        return new Place(source, 0, 0);
    }

    boolean isInFile() {
        return line > 0;
    }

    @Override
    public String toString() {
        return isInFile() ? source + ":" + line + ":" + column : source;
    }
}
