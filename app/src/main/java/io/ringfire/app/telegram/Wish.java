package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A command that waits for a person's word.
 *
 * @param command as the desk calls it
 * @param body what it is about
 * @param why reason that was given; empty for none
 * @param text says to the person exactly what the body says
 * @param problem asked again at the last moment: why what was asked for is not the same any more
 */
record Wish(String command, ObjectNode body, String why, String text, Supplier<Optional<String>> problem) {}
