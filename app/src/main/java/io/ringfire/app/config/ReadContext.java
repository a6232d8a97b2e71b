package io.ringfire.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one reading collects on its way: problems, things to be said, and where each key was written. One thread. */
final class ReadContext {
    /** Problems listed at most; the rest is counted. A broken generator can make more mistakes than anyone reads. */
    static final int MOST_PROBLEMS = 100;

    private static final int LONGEST_KEY_SHOWN = 120; // characters

    private final Path fileDirectory;
    private final Path workingDirectory;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private final SortedMap<String, Place> places = new TreeMap<>();
    private int found;
    private int unlisted;

    ReadContext(Path fileDirectory, Path workingDirectory) {
        this.fileDirectory = fileDirectory.toAbsolutePath().normalize();
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /** Records what is wrong. {@code key} is empty where the fault is not one key's. */
    void problem(Place place, String key, String message) {
        found++;
        // A template's fault shows up again in each symbol that takes the template: the same word at the same place,
        // told once.
        String word = place.isInFile() ? key.substring(key.lastIndexOf('.') + 1) : key;
        String identity = place + " " + word + " " + message;
        if (problems.containsKey(identity)) {
            return;
        }
        if (problems.size() == MOST_PROBLEMS) {
            unlisted++;
        } else {
            String shown = key.isEmpty() ? "" : Quoted.shortened(key, LONGEST_KEY_SHOWN) + ": ";
            problems.put(identity, Quoted.harmless(place + ": " + shown + message));
        }
    }

    void notice(String text) {
        notices.add(Quoted.harmless(text));
    }

    void written(String key, Place place) {
        places.put(key, place);
    }

    /** Where relative paths of this place begin: the folder of the file that holds them, else the working directory. */
    Path directoryOf(Place place) {
        return place.isInFile() || place == Place.BUILT_IN ? fileDirectory : workingDirectory;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** Problems so far, also those that were told before: equal before and after a reading, the reading went well. */
    int problemCount() {
        return found;
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    /** The settings with what was collected while they were read. */
    LoadedSettings loaded(Settings settings) {
        SortedMap<String, String> texts = new TreeMap<>();
        places.forEach((key, place) -> texts.put(key, place.toString()));
        return new LoadedSettings(settings, List.copyOf(notices), Collections.unmodifiableSortedMap(texts));
    }

    void throwProblems() {
        if (problems.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(problems.values());
        if (unlisted > 0) {
            lines.add("… and " + unlisted + " more problems");
        }
        throw new ConfigurationException(lines);
    }
}
