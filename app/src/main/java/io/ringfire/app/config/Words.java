package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Kinds of words and short texts. */
final class Words {
    private Words() {}

    /** The way an enum's constants are written: lower case, with dashes. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code MON} for Monday. */
    static String shortDay(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** One constant of an enum, in its {@link #dashed} form. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        return choice(type, Words::dashed);
    }

    /** One constant of an enum, in a form of its own. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type, Function<E, String> form) {
        E[] constants = type.getEnumConstants();
        List<String> forms = Arrays.stream(constants).map(form).toList();
        return new ScalarKind<>(
                listed(forms),
                text -> {
                    int index = forms.indexOf(text);
                    if (index < 0) {
                        throw new Misfit("is none of the choices" + Nearest.hint(text, forms));
                    }
                    return constants[index];
                },
                form,
                true,
                schema -> forms.forEach(schema.withArray("enum")::add));
    }

    /** True or false. */
    static Kind<Boolean> yesOrNo() {
        return new ScalarKind<>(
                "true or false",
                text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new Misfit("is neither true nor false");
                    }
                    return text.equals("true");
                },
                String::valueOf,
                true,
                schema -> schema.put("type", "boolean"));
    }

    /** Text that matches a pattern. {@code wrong} says what is the matter with text that does not. */
    static Kind<String> text(String expects, String pattern, String wrong) {
        Pattern compiled = Pattern.compile(pattern);
        return new ScalarKind<>(
                expects,
                text -> {
                    if (!compiled.matcher(text).matches()) {
                        throw new Misfit(wrong);
                    }
                    return text;
                },
                text -> text,
                false,
                schema -> schema.put("type", "string").put("pattern", "^(" + pattern + ")$"));
    }

    /** Text with a parser of its own that throws a {@link Misfit}; {@code toString} is its written form. */
    static <T> Kind<T> parsed(String expects, Function<String, T> parser) {
        return new ScalarKind<>(expects, parser, String::valueOf, false, schema -> schema.put("type", "string"));
    }

    static Kind<String> currency() {
        return text("a currency of three or four capital letters, such as USD", "[A-Z]{3,4}", "is no currency");
    }

    static Kind<String> symbol() {
        return text("a symbol of 1 to 16 letters, digits or ._#-", SYMBOL, "is no symbol");
    }

    static final String SYMBOL = "[A-Za-z0-9._#-]{1,16}";

    /** A path. A relative one begins at the folder of the file that holds it, or at the working directory in an option. */
    static Kind<Path> pathFromItsFile() {
        return new PathKind(false);
    }

    /** A path. A relative one begins at the working directory wherever it is written. */
    static Kind<Path> pathFromWorkingDirectory() {
        return new PathKind(true);
    }

    private static String listed(List<String> forms) {
        int last = forms.size() - 1;
        return last == 0 ? forms.get(0) : String.join(", ", forms.subList(0, last)) + " or " + forms.get(last);
    }

    /** Makes paths absolute, so that they mean the same wherever the concluded configuration is read again. */
    private record PathKind(boolean fromWorkingDirectory) implements Kind<Path> {
        private static final Kind<Path> PLAIN = parsed("a path", text -> {
            if (text.startsWith("~")) {
                throw new Misfit("begins with ~, which only a shell knows");
            }
            try {
                return Path.of(text);
            } catch (InvalidPathException error) {
                throw new Misfit("is no path (" + error.getReason() + ")");
            }
        });

        @Override
        public Path read(YamlNode node, String key, ReadContext context) {
            Path path = PLAIN.read(node, key, context);
            if (path == null) {
                return null;
            }
            Path base = fromWorkingDirectory ? context.workingDirectory() : context.directoryOf(node.place());
            return base.resolve(path).normalize();
        }

        @Override
        public YamlNode write(Path value) {
            return PLAIN.write(value);
        }

        @Override
        public String expects() {
            return PLAIN.expects();
        }

        @Override
        public ObjectNode schema() {
            return PLAIN.schema();
        }

        @Override
        public Optional<YamlNode> fromText(Place place, String text, ReadContext context) {
            return PLAIN.fromText(place, text, context);
        }
    }
}
