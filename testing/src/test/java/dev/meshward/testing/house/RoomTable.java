package dev.meshward.testing.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of {@code docs/architecture.txt}: who may know whom, and who alone may use a library. */
record RoomTable(Map<String, List<String>> knownByRoom, Map<String, List<String>> roomsByLibrary) {

    static final String HOUSE = "dev.meshward";

    static RoomTable read(String text) {
        var known = new LinkedHashMap<String, List<String>>();
        var libraries = new LinkedHashMap<String, List<String>>();
        for (var line : text.lines().filter(RoomTable::says).toList()) {
            if (line.contains("<-")) {
                enter(line.split("<-", -1), known);
            } else {
                enter(line.split(" *: ?", 2), libraries);
            }
        }
        return new RoomTable(known, libraries);
    }

    private static boolean says(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    private static void enter(String[] sides, Map<String, List<String>> table) {
        var names = new ArrayList<String>();
        for (var name : sides[1].strip().split(" +", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        table.put(sides[0].strip(), names);
    }

    /** The line a package belongs to, the longest that fits; empty when no line does. */
    Optional<String> lineOf(String packageName) {
        var name = below(packageName);
        return knownByRoom.keySet().stream()
                .filter(line -> covers(line, name))
                .max(java.util.Comparator.comparingInt(RoomTable::depth));
    }

    /** The room of a package: its line, or for a line with a star the package right below. */
    Optional<String> roomOf(String packageName) {
        return lineOf(packageName).map(line -> line.endsWith(".*") ? firstBelow(line, below(packageName)) : line);
    }

    /** Whether code of one package may import code of another. */
    boolean mayKnow(String packageName, String other) {
        var room = roomOf(packageName);
        var otherRoom = roomOf(other);
        var otherLine = lineOf(other);
        return room.isPresent()
                && otherLine.isPresent()
                && (room.equals(otherRoom) || known(packageName).contains(otherLine.get()));
    }

    /** Whether a package may use a library, by the prefix of the library's own package. */
    boolean mayUse(String packageName, String libraryPackage) {
        return roomsByLibrary.entrySet().stream()
                .filter(library -> isAtOrBelow(libraryPackage, library.getKey()))
                .allMatch(
                        library -> library.getValue().stream().anyMatch(room -> isAtOrBelow(below(packageName), room)));
    }

    private List<String> known(String packageName) {
        return lineOf(packageName)
                .map(line -> knownByRoom.getOrDefault(line, List.of()))
                .orElse(List.of());
    }

    private static String below(String packageName) {
        return packageName.length() <= HOUSE.length() ? "" : packageName.substring(HOUSE.length() + 1);
    }

    private static boolean covers(String line, String name) {
        return line.endsWith(".*") ? name.startsWith(line.substring(0, line.length() - 1)) : isAtOrBelow(name, line);
    }

    private static boolean isAtOrBelow(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    private static int depth(String line) {
        return line.split("\\.", -1).length;
    }

    private static String firstBelow(String line, String name) {
        var start = line.length() - 1;
        var end = name.indexOf('.', start);
        return end < 0 ? name : name.substring(0, end);
    }
}
