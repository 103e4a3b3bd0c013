package dev.meshward.status;

import dev.meshward.bundles.FieldPath;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds every field that a plan changes against the cluster. */
public final class Observation {

    private final SeenObjects seen;
    private final List<PlannedStage> stages;
    private final boolean isMeshInstalled;
    private final Map<Spot, Course> courses = new LinkedHashMap<>();
    private final List<Set<Spot>> spotsByStage = new ArrayList<>();

    /** One value of one object. */
    private record Spot(ObjectKey object, String path) {}

    private Observation(ClusterSnapshot now, List<PlannedStage> stages, boolean isMeshInstalled) {
        this.seen = new SeenObjects(now);
        this.stages = List.copyOf(stages);
        this.isMeshInstalled = isMeshInstalled;
        stages.forEach(this::follow);
    }

    /**
     * @param stages in their order
     * @param isMeshInstalled whether a control plane is there
     */
    public static List<ObservedStage> of(ClusterSnapshot now, List<PlannedStage> stages, boolean isMeshInstalled) {
        return new Observation(now, stages, isMeshInstalled).all();
    }

    private void follow(PlannedStage stage) {
        int position = spotsByStage.size();
        var spots = new LinkedHashSet<Spot>();
        for (var touched : stage.touched()) {
            for (var leaf : TouchedLeaf.of(touched)) {
                var spot = new Spot(leaf.object(), leaf.path());
                courses.computeIfAbsent(spot, _ -> new Course()).add(position, leaf);
                spots.add(spot);
            }
        }
        spotsByStage.add(spots);
    }

    private List<ObservedStage> all() {
        var observed = new ArrayList<ObservedStage>();
        for (int i = 0; i < stages.size(); i++) {
            observed.add(new ObservedStage(stages.get(i), fields(i), isMeshInstalled));
        }
        return List.copyOf(observed);
    }

    private List<ObservedField> fields(int stage) {
        var fields = new ArrayList<ObservedField>();
        var gone = new LinkedHashSet<ObjectKey>();
        for (var spot : spotsByStage.get(stage)) {
            if (isGone(spot.object())) {
                gone.add(spot.object());
            } else {
                fields.add(field(stage, spot));
            }
        }
        gone.stream().map(this::gone).forEach(fields::add);
        return fields;
    }

    /** An object that no stage creates, and that is not there. */
    private boolean isGone(ObjectKey object) {
        return !courses.containsKey(new Spot(object, "")) && !seen.holds(object);
    }

    private ObservedField gone(ObjectKey object) {
        return new ObservedField(
                object,
                "",
                Optional.of(Mapping.empty()),
                Optional.of(Mapping.empty()),
                Optional.empty(),
                Place.nowhere(),
                seen.mayBeHidden(object) ? Course.Standing.NOT_SEEN : Course.Standing.STRANGE);
    }

    private ObservedField field(int stage, Spot spot) {
        var course = courses.getOrDefault(spot, new Course());
        var object = seen.object(spot.object());
        Optional<Value> now = object.flatMap(each -> valueIn(each, spot));
        return new ObservedField(
                spot.object(),
                spot.path(),
                course.before(stage),
                course.after(stage),
                now,
                object.map(each -> place(each, spot, now)).orElse(Place.nowhere()),
                standing(course, stage, spot, now));
    }

    private static Optional<Value> valueIn(Manifest object, Spot spot) {
        return spot.path().isEmpty()
                ? Optional.of(Mapping.empty())
                : FieldPath.parse(spot.path()).in(object.content());
    }

    /** Of the value, or of its object where there is none. */
    private static Place place(Manifest object, Spot spot, Optional<Value> now) {
        int line = now.map(Value::line)
                .filter(each -> each > 0)
                .orElse(object.content().line());
        return new Place(object.file(), line, spot.path());
    }

    private Course.Standing standing(Course course, int stage, Spot spot, Optional<Value> now) {
        return seen.mayBeHidden(spot.object()) ? Course.Standing.NOT_SEEN : course.seenFrom(stage, now);
    }
}
