package dev.meshward.survey;

import dev.meshward.adoption.schedule.LocalSearch;
import dev.meshward.adoption.schedule.ScheduleEngine;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The engines there are: the one that needs nothing else, and those that the class path offers besides. */
public final class Engines {

    private Engines() {}

    /** The engine of every plan for which nobody asked for another. */
    public static ScheduleEngine usual() {
        return new LocalSearch();
    }

    /** The engine of that name; empty where the class path has none. */
    public static Optional<ScheduleEngine> named(String name) {
        return all().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** The names of those that are there, the usual one first. */
    public static List<String> names() {
        return all().map(ScheduleEngine::name).toList();
    }

    private static Stream<ScheduleEngine> all() {
        return Stream.concat(
                Stream.of(usual()),
                ServiceLoader.load(ScheduleEngine.class).stream().map(ServiceLoader.Provider::get));
    }
}
