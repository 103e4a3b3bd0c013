package dev.meshward.desktop.map;

import dev.meshward.dependencies.Dependency;
import dev.meshward.desktop.words.Words;

/** Phrases that several parts of the map use. */
final class MapWords {

    private MapWords() {}

    static String workloads(int count) {
        return Words.say("map.workloads", count);
    }

    /** {@code shop/cart → data/redis :6379 tcp}. */
    static String call(Dependency call) {
        return name(call.from().namespace(), call.from().name()) + " → "
                + name(call.to().namespace(), call.to().name())
                + (call.port() == 0 ? "" : " :" + call.port())
                + (call.protocol().isEmpty() ? "" : " " + call.protocol());
    }

    static String name(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
