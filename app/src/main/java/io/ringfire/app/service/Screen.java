package io.ringfire.app.service;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Shows the status while the service runs: a table that is drawn anew every second on a terminal, else a line every ten
 * seconds. On the thread that calls, which a terminal may hold up; nothing else waits for it.
 */
public final class Screen {
    private static final long TABLE_EVERY_MS = 1_000;
    private static final long LINE_EVERY_MS = 10_000;
    private static final String FOOT = "made-up prices: nothing here is real.  Ctrl-C stops";

    private final PrintWriter out;
    private final boolean drawsTable;
    private int linesDrawn;

    /** Draws on {@code out}. */
    public Screen(PrintWriter out, boolean drawsTable) {
        this.out = out;
        this.drawsTable = drawsTable;
    }

    /** Whether stdout is a terminal, as far as this Java can tell. */
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // from Java 22 on a console may be there without a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** Shows the service until it is asked to stop. */
    public void show(EngineService service, StopRequest stop) throws InterruptedException {
        while (!stop.await(drawsTable ? TABLE_EVERY_MS : LINE_EVERY_MS)) {
            if (stop.isTerminalGone()) {
                continue;
            }
            if (drawsTable) {
                draw(service);
            } else {
                printLine(service.summary());
            }
        }
    }

    private void printLine(String line) {
        if (!line.isEmpty()) {
            out.println(line);
            out.flush();
        }
    }

    private void draw(EngineService service) {
        List<String> lines = service.table();
        if (lines.isEmpty()) {
            return; // the view is not open yet
        }
        StringBuilder text = new StringBuilder();
        if (linesDrawn > 0) {
            text.append("\u001B[").append(linesDrawn).append("A");
        }
        for (String line : lines) {
            text.append("\u001B[2K").append(line).append('\n');
        }
        linesDrawn = lines.size();
        if (!service.label().isEmpty()) {
            text.append("\u001B[2K\u001B[7m ")
                    .append(service.label())
                    .append(" \u001B[0m ")
                    .append(FOOT)
                    .append('\n');
            linesDrawn++;
        }
        text.append("\u001B[J");
        out.print(text);
        out.flush();
    }
}
