package dev.meshward.desktop.map;

import dev.meshward.desktop.words.Words;

/** Phrases that several parts of the map use. */
final class MapWords {

    private MapWords() {}

    static String workloads(int count) {
        return Words.say("map.workloads", count);
    }
}
