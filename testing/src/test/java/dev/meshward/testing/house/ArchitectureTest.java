package dev.meshward.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.meshward.testing.Repository;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final Repository REPOSITORY = Repository.here();
    private static final RoomTable TABLE = RoomTable.read(Repository.read(REPOSITORY.at("docs/architecture.txt")));
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/dev/meshward/testing/"))
            .withImportOption(location -> !location.contains("/dev/meshward/benchmarks/"))
            .importPackages(RoomTable.HOUSE);

    static Stream<HouseRule> rules() {
        return new HouseRules(TABLE).all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rules(HouseRule rule) {
        rule.rule().allowEmptyShould(true).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_refuses_each_of_its_planted_classes(HouseRule rule, @TempDir Path folder) {
        var sources = new LinkedHashMap<String, String>();
        rule.planted().forEach(planted -> sources.put(planted.fullName(), planted.text()));

        var refused = rule.rule()
                .allowEmptyShould(true)
                .evaluate(new PlantedHouse(folder).build(sources))
                .getFailureReport()
                .toString();

        assertThat(rule.planted())
                .isNotEmpty()
                .allSatisfy(planted ->
                        assertThat(refused).describedAs(planted.text()).contains(planted.fullName()));
    }

    @Test
    void the_house_is_really_looked_at() {
        assertThat(HOUSE.contain("dev.meshward.manifest.Manifest")).isTrue();
        assertThat(HOUSE.size()).isGreaterThan(50);
    }

    @Test
    void every_import_that_the_table_does_not_list_is_refused(@TempDir Path folder) {
        var rooms = rooms();
        var sources = new LinkedHashMap<String, String>();
        rooms.forEach(room -> sources.put(thing(room), "package %s; public class Thing {}".formatted(in(room))));
        for (var room : rooms) {
            for (var other : rooms) {
                var name = "Knows" + other.replace('.', '_');
                sources.put(
                        in(room) + "." + name,
                        "package %s; class %s { %s known; }".formatted(in(room), name, thing(other)));
            }
        }

        var refused = refusedIn(new PlantedHouse(folder).build(sources));

        assertThat(refused).isEqualTo(expectedRefusals(rooms)).hasSizeGreaterThan(rooms.size() * 5);
    }

    /** Every room of the table; two where the table has a star, so that neighbours can be strangers. */
    private static List<String> rooms() {
        return TABLE.knownByRoom().keySet().stream()
                .flatMap(line -> line.endsWith(".*")
                        ? Stream.of(line.replace("*", "planted"), line.replace("*", "other"))
                        : Stream.of(line))
                .toList();
    }

    private static Set<String> refusedIn(JavaClasses classes) {
        var report = new HouseRules(TABLE).all().get(1).rule().evaluate(classes).getFailureReport();
        var refused = new TreeSet<String>();
        for (var line : report.getDetails()) {
            var names = java.util.regex.Pattern.compile("<(dev\\.meshward[\\w.]*?)\\.(Knows\\w+)")
                    .matcher(line);
            if (names.find()) {
                refused.add(names.group(1) + " " + names.group(2));
            }
        }
        return refused;
    }

    /** Written once more, straight from the text of the table and not through {@link RoomTable}. */
    private static Set<String> expectedRefusals(List<String> rooms) {
        var text = Repository.read(REPOSITORY.at("docs/architecture.txt"));
        var refused = new TreeSet<String>();
        for (var room : rooms) {
            var line = lineFor(text, room);
            for (var other : rooms) {
                var listed = line.contains(" " + starred(other) + " ");
                if (!listed && !room.equals(other)) {
                    refused.add(in(room) + " Knows" + other.replace('.', '_'));
                }
            }
        }
        return refused;
    }

    private static String lineFor(String text, String room) {
        return text.lines()
                .filter(line -> line.startsWith(starred(room) + " "))
                .filter(line -> line.contains("<-"))
                .map(line -> " " + line.substring(line.indexOf("<-") + 2) + " ")
                .findFirst()
                .orElseThrow();
    }

    private static String starred(String room) {
        return room.replace(".planted", ".*").replace(".other", ".*");
    }

    private static String in(String room) {
        return RoomTable.HOUSE + "." + room;
    }

    private static String thing(String room) {
        return in(room) + ".Thing";
    }
}
