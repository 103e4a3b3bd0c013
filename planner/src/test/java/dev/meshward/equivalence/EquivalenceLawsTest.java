package dev.meshward.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Laws over drawn configurations; {@code -Dseeds=N} tries more. A failure names its seed. */
class EquivalenceLawsTest {

    private static final int SAMPLES = 60;

    private static LongStream seeds(int usual) {
        var one = Long.getLong("seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, Long.getLong("seeds", usual));
    }

    private static List<Configuration> drawn(long seed) {
        var drawing = new DrawnConfigurations(seed);
        return List.of(drawing.istio(), drawing.linkerd());
    }

    @Test
    void a_configuration_is_equal_with_itself() {
        seeds(40)
                .forEach(seed -> drawn(seed).forEach(configuration -> {
                    var comparison = Town.compare(configuration, configuration);
                    assertThat(List.of(comparison.authorization(), comparison.routing()))
                            .describedAs("seed %d %s", seed, configuration.mesh())
                            .containsOnly(Relation.EQUAL);
                }));
    }

    @Test
    void names_of_policies_and_the_order_of_reading_say_nothing() {
        seeds(30)
                .forEach(seed -> drawn(seed).forEach(configuration -> {
                    var renamed = new ArrayList<Manifest>();
                    configuration.objects().forEach(object -> renamed.add(renamed(object)));
                    Collections.shuffle(renamed, new Random(seed));
                    var comparison = Town.compare(
                            configuration, new Configuration(configuration.mesh(), configuration.context(), renamed));
                    assertThat(List.of(comparison.authorization(), comparison.routing()))
                            .describedAs("seed %d %s", seed, configuration.mesh())
                            .containsOnly(Relation.EQUAL);
                }));
    }

    private static Manifest renamed(Manifest object) {
        if (!object.key().kind().equals("AuthorizationPolicy")) {
            return object;
        }
        var key = object.key();
        var other = new ObjectKey(key.group(), key.kind(), key.namespace(), "other-" + key.name());
        return new Manifest(object.file(), object.apiVersion(), other, object.content());
    }

    private static final Manifest LETS_ALL_IN = ManifestReader.one("""
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: everybody, namespace: data}
        spec: {rules: [{from: [{source: {namespaces: [shop]}}]}, {to: [{operation: {methods: [GET], paths: ["/a/*"]}}]}]}
        """);

    @Test
    void one_more_rule_is_wider_or_nothing_where_rules_let_in_already() {
        var wider = seeds(60).filter(seed -> {
            var configuration = new DrawnConfigurations(seed).istio();
            var objects = new ArrayList<>(configuration.objects());
            objects.add(LETS_ALL_IN);
            var second = new Configuration("istio", Town.CONTEXT, objects);
            boolean isAllowing = configuration.objects().stream()
                    .anyMatch(each -> each.at("spec", "action").is("ALLOW")
                            && each.at("spec", "selector").isAbsent());
            return isAllowing && isWider(seed, configuration, second);
        });

        assertThat(wider.count()).isGreaterThan(Long.getLong("seed") == null ? 1 : -1);
    }

    private static boolean isWider(long seed, Configuration first, Configuration second) {
        var comparison = Town.compare(first, second);
        var samples = new Samples(new DrawnConfigurations(seed).random(), first, second);
        for (var door : comparison.doors()) {
            assertThat(door.compared().relation())
                    .describedAs("seed %d %s", seed, door)
                    .isIn(Relation.EQUAL, Relation.WIDER);
            door.compared()
                    .examples()
                    .forEach(example -> assertThat(samples.again(door, example))
                            .describedAs("seed %d %s %s", seed, door.workload(), example)
                            .contains(Relation.WIDER));
        }
        return comparison.authorization() == Relation.WIDER;
    }

    @Test
    void requests_by_chance_find_no_difference_where_there_is_none() {
        seeds(15).forEach(seed -> {
            var drawing = new DrawnConfigurations(seed);
            for (var first : List.of(drawing.istio(), drawing.linkerd())) {
                for (var second : List.of(drawing.changed(first), drawing.linkerd())) {
                    agree(seed, drawing, first, second);
                }
            }
        });
    }

    private static void agree(long seed, DrawnConfigurations drawing, Configuration first, Configuration second) {
        var comparison = Town.compare(first, second);
        var samples = new Samples(drawing.random(), first, second);
        for (var door : comparison.doors()) {
            for (int i = 0; i < SAMPLES; i++) {
                samples.atDoor(door).ifPresent(found -> fits(seed, door.compared(), found, door));
            }
        }
        for (var way : comparison.ways()) {
            for (int i = 0; i < SAMPLES; i++) {
                samples.onWay(way).ifPresent(found -> fits(seed, way.compared(), found, way));
            }
        }
    }

    /** What is found by chance has to be part of what was said, but for parts that were not checked. */
    private static void fits(long seed, Compared said, Relation found, Object where) {
        if (said.unchecked().isEmpty()) {
            assertThat(said.relation().and(found))
                    .describedAs("seed %d, %s: %s was found", seed, where, found)
                    .isEqualTo(said.relation());
        }
    }
}
