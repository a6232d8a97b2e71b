package io.ringfire.app.command;

import java.nio.file.Path;

/** Where Ringfire is installed: its {@code config/} holds what an operator edits. */
final class Home {
    private Home() {}

    /** {@code config/} of the installation; run.sh says where that is. */
    static Path config() {
        return Path.of(System.getProperty("ringfire.home", ".")).resolve("config");
    }
}
