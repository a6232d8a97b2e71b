package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.alert.AlertRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules and the dashboard that are shipped ask for what the service tells; its document is held against /metrics elsewhere. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PrometheusFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("ringfire.root", ".."));
    private static final Path RULES = ROOT.resolve("config/prometheus-rules.yaml");
    private static final Path DASHBOARD = ROOT.resolve("config/grafana-dashboard.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:ringfire|jvm|process)_[a-z_]+");
    private static final Pattern RULE_LABEL = Pattern.compile("rule: ([a-zA-Z]+)");

    /** Rules of what is only seen from outside, or of the service as a whole. */
    private static final Set<String> RULES_OF_THEIR_OWN =
            Set.of("gone", "manyRestarts", "viewOld", "loses", "serviceAlert", "alertsBlind", "alertsUnsent");

    /** Rules that no metric tells of by themselves, as the head of the file says. */
    private static final Set<String> TOLD_BY_THE_SERVICE_ALONE = Set.of(
            "fewConfirmations",
            "signalRate",
            "portUnbound",
            "takeOver",
            "strategyDisabled",
            "backupMade",
            "moduleRestarted");

    @TempDir
    Path directory;

    /** Seen failing with a rule that asks for {@code ringfire_tick_total}. */
    @Test
    void shouldAskOnlyForMetricsThatThereAre() throws IOException {
        Set<String> known = new HashSet<>();
        Matcher documented = METRIC.matcher(Files.readString(ROOT.resolve("docs/console.md")));
        while (documented.find()) {
            known.add(documented.group());
        }
        PrometheusText.read(new String(new MetricsPage().text(), StandardCharsets.UTF_8))
                .series()
                .keySet()
                .forEach(series -> known.add(series.replaceAll("\\{.*", "")));
        List<String> asked = new ArrayList<>(expressions());
        asked.add(Files.readString(RULES));
        Set<String> unknown = new TreeSet<>();
        for (String text : asked) {
            Matcher metric = METRIC.matcher(text);
            while (metric.find()) {
                if (!known.contains(metric.group())) {
                    unknown.add(metric.group());
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }

    /** Seen failing with the rule of a full disk under another name. */
    @Test
    void shouldHaveARuleForEachThatAMetricTellsOf() throws IOException {
        String text = Files.readString(RULES);
        Set<String> there = new TreeSet<>();
        Matcher rule = RULE_LABEL.matcher(text);
        while (rule.find()) {
            there.add(rule.group(1));
        }
        Set<String> wanted = new TreeSet<>(RULES_OF_THEIR_OWN);
        for (AlertRule each : AlertRule.values()) {
            if (!TOLD_BY_THE_SERVICE_ALONE.contains(each.key())) {
                wanted.add(each.key());
            }
        }
        assertEquals(wanted, there);
        TOLD_BY_THE_SERVICE_ALONE.forEach(each -> assertTrue(text.contains(each), each));
    }

    /** Each panel has a place of its own, and something to show. */
    @Test
    void shouldShowAPanelForEachPartOfTheService() throws IOException {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : dashboard().path("panels")) {
            JsonNode place = panel.path("gridPos");
            assertTrue(
                    place.path("x").asInt() + place.path("w").asInt() <= 24,
                    panel.path("title").asText());
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell =
                            place.path("x").asInt() + x + " " + (place.path("y").asInt() + y);
                    assertTrue(taken.add(cell), panel.path("title").asText() + " lies on another at " + cell);
                }
            }
            assertTrue(
                    panel.path("type").asText().equals("row")
                            || panel.path("targets").size() > 0,
                    panel.path("title").asText());
        }
    }

    /** Seen failing with a bracket taken out of a panel. */
    @Test
    void shouldBeTakenByPromtool() throws IOException, InterruptedException {
        Promtool.assumeIsThere();
        Promtool.require(RULES, "check", "rules", RULES.toString());
        StringBuilder panels = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        int number = 0;
        for (String expression : expressions()) {
            String asked = expression.replace("$__rate_interval", "5m").replace("$instance", "a");
            panels.append("      - {record: 'panel:").append(number++).append("', expr: '");
            panels.append(asked.replace("'", "''")).append("'}\n");
        }
        Path file = Files.writeString(directory.resolve("panels.yaml"), panels);
        Promtool.require(file, "check", "rules", file.toString());
    }

    /** Seen failing with a week that ends an hour later, and with the label of a rule changed. */
    @Test
    void shouldSpeakWhenItIsTimeTo() throws IOException, InterruptedException {
        Promtool.assumeIsThere();
        Path rules = Files.copy(RULES, directory.resolve("prometheus-rules.yaml"));
        for (String name : List.of("rules-test.yaml", "week-test.yaml")) {
            Path test = directory.resolve(name);
            try (InputStream in = getClass().getResourceAsStream("/prometheus/" + name)) {
                Files.copy(in, test);
            }
            Promtool.require(rules, "test", "rules", test.toString());
        }
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        dashboard()
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asText())));
        dashboard()
                .path("annotations")
                .path("list")
                .forEach(each -> expressions.add(each.path("expr").asText()));
        return expressions;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile());
    }
}
