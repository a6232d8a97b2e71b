package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether those who look on slow the ring: the service on its demo market, every event timed by itself, alone and by turns with a hundred
 * WebSocket clients that want all symbols, of which ten never read. What is compared are its own latencies of the last minute, so a turn is
 * a little longer than that.
 *
 * @param rounds turns of each
 */
record ConsoleClients(int rounds) {
    static final int READERS = 90;
    static final int DEAF = 10;

    private static final long PATIENCE_MS = 1_800_000;
    private static final long TURN_NS = TimeUnit.SECONDS.toNanos(70);
    private static final long AFTER_NS = TimeUnit.SECONDS.toNanos(12);
    private static final String READY = " trading ";
    private static final Pattern CONSOLE = Pattern.compile("console\\s+(?<url>http://\\S+)");
    private static final double US_PER_SECOND = 1e6;
    private static final double KIB_PER_MIB = 1_024;
    private static final List<String> SHOWN = List.of(
            "ringfire_stage_latency_seconds{stage=\"confirm\",quantile=\"0.5\"}",
            "ringfire_stage_latency_seconds{stage=\"confirm\",quantile=\"0.99\"}",
            "ringfire_stage_latency_seconds{stage=\"confirm\",quantile=\"1.0\"}",
            "ringfire_order_latency_seconds{step=\"offered\",quantile=\"0.5\"}",
            "ringfire_order_latency_seconds{step=\"offered\",quantile=\"0.99\"}");

    /** Measures, says and files it. Returns whether every deaf client was cut off and no reader was. */
    boolean run(RigReport report) throws IOException, InterruptedException {
        report.say("");
        if (!RingfireProcess.isBuilt()) {
            report.say("clients: left out, app/target/lib is missing (run.sh builds it)");
            return true;
        }
        report.say(
                "clients: the service alone, and by turns with %d WebSocket clients of which %d never read",
                READERS + DEAF, DEAF);
        Path data = RigDirectory.make();
        try (RingfireProcess service = RingfireProcess.start(
                PATIENCE_MS,
                List.of(
                        "serve",
                        "--set",
                        "mode=paper",
                        "--set",
                        "data=" + data,
                        "--set",
                        "console.http=127.0.0.1:0",
                        "--set",
                        "pipeline.measureOneIn=1",
                        "--set",
                        "risk.tradingHours=false"))) {
            URI console = console(service.readUntil(READY));
            Thread rest = new Thread(() -> drain(service), "rig-clients-output");
            rest.setDaemon(true);
            rest.start();
            return measure(report, service, console, token(data));
        } finally {
            Disk.deleteTree(data);
        }
    }

    private boolean measure(RigReport report, RingfireProcess service, URI console, String token)
            throws IOException, InterruptedException {
        List<Object> figures = new ArrayList<>();
        LockSupport.parkNanos(TURN_NS / 2); // its code is compiled
        for (int round = 1; round <= rounds; round++) {
            pause(TURN_NS);
            figures.add(tell(report, "alone", service, metrics(console)));
            try (WebSocketCrowd crowd = WebSocketCrowd.of(console, token, READERS, DEAF)) {
                pause(TURN_NS);
                Map<String, Double> beside = metrics(console);
                Map<String, Object> figure = tell(report, "with " + (READERS + DEAF) + " clients", service, beside);
                figure.put("messagesRead", crowd.messages());
                figures.add(figure);
                report.say(
                        "  %,d messages read; %,.0f clients cut off, %,.0f still there",
                        crowd.messages(), cut(beside), clients(beside));
            }
            pause(AFTER_NS);
        }
        Map<String, Double> last = metrics(console);
        report.put("clients", figures);
        return cut(last) == (double) DEAF * rounds;
    }

    private static Map<String, Object> tell(
            RigReport report, String name, RingfireProcess service, Map<String, Double> metrics) throws IOException {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("subject", name);
        double[] us = SHOWN.stream()
                .mapToDouble(key -> metrics.getOrDefault(key, Double.NaN) * US_PER_SECOND)
                .toArray();
        for (int i = 0; i < us.length; i++) {
            figure.put(SHOWN.get(i), us[i]);
        }
        double anonymousMiB = anonymousKib(service.pid()) / KIB_PER_MIB;
        figure.put("anonymousMiB", anonymousMiB);
        report.say(
                "  %-18s published -> through all stages p50 %7.1f us, p99 %8.1f, longest %9.1f; order offered p50 %7.1f, p99 %8.1f; %.1f MiB anonymous; load %s",
                name, us[0], us[1], us[2], us[3], us[4], anonymousMiB, Machine.loads());
        return figure;
    }

    private static double cut(Map<String, Double> metrics) {
        return metrics.getOrDefault("ringfire_stream_cut_total{stream=\"ws\"}", 0.0);
    }

    private static double clients(Map<String, Double> metrics) {
        return metrics.getOrDefault("ringfire_stream_clients{stream=\"ws\"}", 0.0);
    }

    private static Map<String, Double> metrics(URI console) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(console.resolve("/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString());
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : answer.body().split("\n")) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                values.put(line.substring(0, space).replace(",}", "}"), Double.parseDouble(line.substring(space + 1)));
            }
        }
        return values;
    }

    private static long anonymousKib(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static URI console(List<String> said) {
        for (String line : said) {
            Matcher matcher = CONSOLE.matcher(line);
            if (matcher.find()) {
                return URI.create(matcher.group("url"));
            }
        }
        throw new IllegalStateException("the service does not say where its console is: " + said);
    }

    private static String token(Path data) throws IOException {
        for (String line : Files.readAllLines(data.resolve("operator.token"))) {
            String[] words = line.strip().split("\\s+");
            if (words.length == 2 && words[0].toLowerCase(Locale.ROOT).startsWith("view")) {
                return words[1];
            }
        }
        throw new IllegalStateException("no token to view in " + data);
    }

    private static void drain(RingfireProcess service) {
        try {
            service.readUntil("\u0000");
        } catch (IOException | IllegalStateException e) {
            // it ended, or is about to be
        }
    }

    private static void pause(long ns) {
        long untilNs = System.nanoTime() + ns;
        for (long left = ns; left > 0; left = untilNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
