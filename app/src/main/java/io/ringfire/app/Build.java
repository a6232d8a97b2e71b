package io.ringfire.app;

import java.util.Optional;

/** Which build this is. */
public final class Build {
    private Build() {}

    /** Version of the jar, or {@code development} when run from classes. */
    public static String version() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
