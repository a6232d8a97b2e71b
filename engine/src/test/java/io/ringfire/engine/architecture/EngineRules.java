package io.ringfire.engine.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/**
 * The rules that the engine's classes keep. They speak of packages by what follows {@code engine}, so that a class that breaks
 * one, under another root, shows that the rule bites.
 */
final class EngineRules {
    /** The engine's packages, along the way that data flows. A package imports only from those before it. */
    static final List<String> PACKAGES_IN_ORDER = List.of(
            "number",
            "sbe",
            "record",
            "instrument",
            "order",
            "money",
            "ring",
            "ingest",
            "tickjournal",
            "market",
            "indicator",
            "calendar",
            "shield",
            "strategy",
            "pattern",
            "builtin",
            "detect",
            "ledger",
            "risk",
            "route",
            "confirm",
            "pipeline",
            "venue",
            "ingress",
            "simulation",
            "recovery");

    /** Where a replay must decide as the run did: the stages, what they are made of, and the simulated venue. */
    private static final String[] DECIDING = {
        "..engine.number..",
        "..engine.money..",
        "..engine.instrument..",
        "..engine.order..",
        "..engine.ring..",
        "..engine.ingest..",
        "..engine.tickjournal..",
        "..engine.market..",
        "..engine.indicator..",
        "..engine.calendar..",
        "..engine.shield..",
        "..engine.strategy..",
        "..engine.pattern..",
        "..engine.builtin..",
        "..engine.detect..",
        "..engine.ledger..",
        "..engine.risk..",
        "..engine.route..",
        "..engine.venue..",
        "..engine.simulation..",
        "..engine.recovery.."
    };

    private static final Set<String> TRANSCENDENTAL = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
            "log10", "log1p", "pow", "cbrt", "hypot");

    private static final Set<String> BY_HASH_OR_SALT = Set.of("of", "copyOf", "ofEntries");

    private static final Set<String> COLLECTS_BY_HASH =
            Set.of("toSet", "toMap", "toUnmodifiableSet", "toUnmodifiableMap", "groupingBy", "partitioningBy");

    static final ArchRule ONE_ORDER = classes()
            .that()
            .resideInAPackage("..engine..")
            .should(onlyLookBack())
            .because("inside the engine data flows one way");

    static final ArchRule KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..engine..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java..",
                    "io.ringfire.engine..",
                    "io.ringfire.brokenrules..",
                    "org.agrona..",
                    "com.lmax.disruptor..",
                    "org.HdrHistogram..")))
            .because("the engine owns the ports and knows nobody behind them");

    static final ArchRule NO_CLOCK = deciding(
                    target("a clock", EngineRules::readsAClock),
                    resideInAPackage("org.agrona.concurrent")
                            .and(name(
                                    "a clock of Agrona's",
                                    type -> type.getSimpleName().endsWith("Clock"))),
                    type(java.time.Clock.class).or(type(java.util.Timer.class)).or(type(java.util.Date.class)))
            .because("time is data: ingress stamps it");

    static final ArchRule NO_RANDOM = deciding(
                    target(
                            "a random number",
                            access -> isOneOf(access, "java.lang.Math", "java.lang.StrictMath")
                                    && access.getTarget().getName().equals("random")),
                    resideInAPackage("java.util.random"),
                    name(
                            "a source of random numbers",
                            type -> Set.of(
                                            "java.util.Random",
                                            "java.util.SplittableRandom",
                                            "java.util.concurrent.ThreadLocalRandom",
                                            "java.security.SecureRandom",
                                            "java.util.UUID")
                                    .contains(type.getName())))
            .because("a replay would draw another one");

    static final ArchRule NO_THREADS = deciding(
                    target(
                            "waiting or parallel work",
                            access -> isOneOf(access, "java.lang.Object")
                                            && access.getTarget().getName().matches("wait|notify|notifyAll")
                                    || access.getTarget().getName().matches("parallel|parallelStream|parallelSort")),
                    resideInAPackage("java.util.concurrent.locks"),
                    resideInAPackage("java.util.concurrent")
                            .and(not(type(java.util.concurrent.TimeUnit.class)))
                            .or(name(
                                    "a thread",
                                    type -> Set.of("java.lang.Thread", "java.lang.ThreadLocal")
                                            .contains(type.getName()))))
            .because("a stage is one thread's, and knows of no other");

    static final ArchRule NO_ATOMICS = noClasses()
            .that()
            .resideInAnyPackage(DECIDING)
            .and(not(name(
                    "the counters or the gate",
                    type -> Set.of("EngineCounters", "Gate").contains(type.getSimpleName()))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.atomic")
            .because("only the counters and the gate are seen by other threads");

    static final ArchRule NO_HASH_ORDER = deciding(
                    target("hash order", EngineRules::followsHashOrder),
                    resideInAPackage("java.util")
                            .and(name(
                                    "a table in hash order",
                                    type -> Set.of("HashMap", "HashSet", "IdentityHashMap", "WeakHashMap", "Hashtable")
                                            .contains(type.getSimpleName()))),
                    type(java.util.concurrent.ConcurrentHashMap.class))
            .because("hash order differs between processes");

    static final ArchRule NO_LOGGING = deciding(
                    target(
                            "output",
                            access -> access.getTarget().getName().equals("printStackTrace")
                                    || isOneOf(access, "java.lang.System")
                                            && access.getTarget().getName().matches("out|err|getLogger")),
                    resideInAPackage("org.slf4j.."),
                    resideInAPackage("java.util.logging.."))
            .because("the path writes records and counters, and no lines");

    static final ArchRule NO_MATH = deciding(
                    target(
                            "a transcendental of Math",
                            access -> isOneOf(access, "java.lang.Math")
                                    && TRANSCENDENTAL.contains(
                                            access.getTarget().getName())),
                    DescribedPredicate.alwaysFalse(),
                    DescribedPredicate.alwaysFalse())
            .because("Math may differ in the last bit from one JDK to the next, StrictMath may not");

    static final ArchRule NO_DRAWERS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..impl..", "..common..", "..helper..", "..helpers..", "..misc..")
            .because("packages are features");

    private EngineRules() {}

    private static ArchRule deciding(
            DescribedPredicate<JavaAccess<?>> accesses,
            DescribedPredicate<JavaClass> first,
            DescribedPredicate<JavaClass> second) {
        return noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .accessTargetWhere(accesses)
                .orShould()
                .dependOnClassesThat(first)
                .orShould()
                .dependOnClassesThat(second);
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        String called = access.getTarget().getName();
        return isOneOf(access, "java.lang.System") && called.matches("currentTimeMillis|nanoTime")
                || access.getTargetOwner().getPackageName().equals("java.time") && called.equals("now");
    }

    private static boolean followsHashOrder(JavaAccess<?> access) {
        String called = access.getTarget().getName();
        boolean isIteration = called.matches("entrySet|keySet|values|iterator|forEach|\\w+ForEach|hashCode|toString");
        return isOneOf(access, "java.util.Set", "java.util.Map") && BY_HASH_OR_SALT.contains(called)
                || isOneOf(access, "java.util.stream.Collectors") && COLLECTS_BY_HASH.contains(called)
                || isOneOf(access, "java.lang.System") && called.equals("identityHashCode")
                || isOneOf(access, "java.lang.Object") && called.equals("hashCode")
                || access.getTargetOwner().getPackageName().equals("org.agrona.collections") && isIteration;
    }

    private static boolean isOneOf(JavaAccess<?> access, String... owners) {
        return Set.of(owners).contains(access.getTargetOwner().getName());
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            String description, java.util.function.Predicate<JavaAccess<?>> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static DescribedPredicate<JavaClass> name(
            String description, java.util.function.Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static ArchCondition<JavaClass> onlyLookBack() {
        return new ArchCondition<>("import only from " + PACKAGES_IN_ORDER + ", looking back") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                int own = placeOf(item);
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is in no listed package"));
                    return;
                }
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().contains(".engine.") && placeOf(target) > own) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static int placeOf(JavaClass type) {
        String name = type.getPackageName();
        String behind = name.substring(name.indexOf(".engine.") + ".engine.".length());
        int dot = behind.indexOf('.');
        return PACKAGES_IN_ORDER.indexOf(dot < 0 ? behind : behind.substring(0, dot));
    }
}
