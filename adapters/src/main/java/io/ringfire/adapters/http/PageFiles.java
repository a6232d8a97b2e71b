package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator's page as it is in the build: these files and no other, read once. They hold nothing of the engine's. */
final class PageFiles {
    /** All of them; a file that is not named here is not served. */
    static final List<String> NAMES = List.of(
            "index.html",
            "demo.html",
            "page.css",
            "alerts.js",
            "app.js",
            "chart.js",
            "commands.js",
            "demo.js",
            "dom.js",
            "icon.svg",
            "session.js",
            "stream.js",
            "troubles.js",
            "views.js",
            "vitals.js");

    private final Map<String, byte[]> files = new HashMap<>();

    PageFiles() {
        for (String name : NAMES) {
            try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
                files.put(name, in.readAllBytes());
            } catch (IOException | NullPointerException e) {
                throw new IllegalStateException("page/" + name + " is not in the build", e);
            }
        }
    }

    void send(Context ctx, String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NotFoundResponse("there is no such file");
        }
        ctx.contentType(type(name)).result(bytes);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/javascript;charset=utf-8";
        };
    }
}
