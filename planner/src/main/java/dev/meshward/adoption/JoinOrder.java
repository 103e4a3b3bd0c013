package dev.meshward.adoption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts parcels into stages, one stage after the other. Within the least critical grade that is left it takes the parcel
 * that completes most calls for its size, and fills the stage with what goes well with it. The first stage is a canary.
 */
final class JoinOrder {

    private final List<Parcel> parcels;
    private final List<Set<String>> namespaces = new ArrayList<>();
    private final CallWeights weights;
    private final NamespaceCycles cycles;
    private final JoinBounds bounds;
    private final OpenCircle openCircle;
    private Optional<Integer> canary = Optional.empty();
    private final Limits limits;
    private final boolean beginsWithCanary;

    private final int[] earliest;
    private final int[] latest;
    private final double[] completed;
    private final int[] stageOf;
    private final Map<String, Integer> openInNamespace = new HashMap<>();
    private final Map<String, Integer> closingInNamespace = new HashMap<>();
    private final TreeSet<Integer> left;
    private Set<String> circleToFinish = Set.of();

    JoinOrder(
            List<Parcel> parcels,
            CallWeights weights,
            NamespaceCycles cycles,
            JoinBounds bounds,
            JoinCircles circles,
            Limits limits,
            boolean beginsWithCanary) {
        this.parcels = parcels;
        this.weights = weights;
        this.cycles = cycles;
        this.bounds = bounds;
        this.openCircle = new OpenCircle(circles);
        this.limits = limits;
        this.beginsWithCanary = beginsWithCanary;
        this.earliest = parcels.stream()
                .mapToInt(parcel -> bounds.earliest(parcel.number()))
                .toArray();
        this.latest = parcels.stream()
                .mapToInt(parcel -> bounds.latest(parcel.number()))
                .toArray();
        this.completed = new double[parcels.size()];
        this.stageOf = new int[parcels.size()];
        this.left = new TreeSet<>(
                Comparator.comparing((Integer number) -> parcels.get(number).criticality())
                        .thenComparing(Comparator.naturalOrder()));
        parcels.forEach(this::open);
    }

    private void open(Parcel parcel) {
        namespaces.add(parcel.namespaces());
        completed[parcel.number()] = weights.withThoseThere(parcel.number());
        left.add(parcel.number());
        var counts = parcel.closes() ? closingInNamespace : openInNamespace;
        parcel.namespaces().forEach(namespace -> counts.merge(namespace, 1, Integer::sum));
    }

    /** The stages, each with its parcels. */
    List<List<Parcel>> stages() {
        var stages = new ArrayList<List<Parcel>>();
        while (!left.isEmpty()) {
            stages.add(nextStage(stages.size() + 1));
        }
        return stages;
    }

    private List<Parcel> nextStage(int number) {
        var stage = new StageInTheMaking(number);
        openCircle.beginStage();
        due(number).forEach(stage::add);
        boolean isCanary = number == 1 && beginsWithCanary && stage.chosen.isEmpty();
        if (isCanary) {
            var first = canary();
            first.ifPresent(stage::add);
            canary = first.map(Parcel::number);
        } else {
            fill(stage);
        }
        if (stage.chosen.isEmpty()) {
            // Only wishes for later stages are left: whoever reads the plan sees that there are too few stages.
            stage.add(parcels.get(left.first()));
        }
        circleToFinish = cycles.circlesOf(stage.namespaces);
        return List.copyOf(stage.chosen);
    }

    /** Those for which this is the last stage the wishes allow. */
    private List<Parcel> due(int number) {
        return left.stream()
                .filter(parcel -> latest[parcel] <= number)
                .map(parcels::get)
                .toList();
    }

    private void fill(StageInTheMaking stage) {
        var next = best(stage);
        while (next.isPresent() && isSpared(stage)) {
            stage.add(next.get());
            next = best(stage);
        }
    }

    /** Stages that a wish counts on must not be empty: something has to be left for each of them. */
    private boolean isSpared(StageInTheMaking stage) {
        int needed = bounds.lastNamedStage() - stage.number;
        return stage.chosen.isEmpty() || needed <= 0 || left.size() > needed;
    }

    private Optional<Parcel> canary() {
        return readyInLeastGrade(new StageInTheMaking(1))
                .min(Comparator.comparing((Parcel parcel) -> parcel.closes())
                        .thenComparing(parcel -> !isWholeNamespace(parcel))
                        .thenComparing(parcel -> parcel.exceeds(limits))
                        .thenComparingInt(parcel -> parcel.workloads().size())
                        .thenComparingInt(Parcel::pods)
                        .thenComparingInt(
                                parcel -> weights.neighbours(parcel.number()).size())
                        .thenComparingInt(Parcel::number));
    }

    private boolean isWholeNamespace(Parcel parcel) {
        return namespaces.get(parcel.number()).stream()
                .allMatch(namespace ->
                        openInNamespace.getOrDefault(namespace, 0) + closingInNamespace.getOrDefault(namespace, 0)
                                == 1);
    }

    private Optional<Parcel> best(StageInTheMaking stage) {
        return readyInLeastGrade(stage)
                .filter(stage::takes)
                .filter(openCircle::admits)
                .max(order(stage))
                .or(() -> stage.chosen.isEmpty() ? readyInLeastGrade(stage).max(order(stage)) : Optional.empty());
    }

    /** The parcel that joins first, alone; known once the stages are. */
    Optional<Integer> chosenCanary() {
        return canary;
    }

    private Comparator<Parcel> order(StageInTheMaking stage) {
        var circle = stage.chosen.isEmpty() ? circleToFinish : cycles.circlesOf(stage.namespaces);
        return Comparator.comparing((Parcel parcel) -> isOnCircle(parcel, circle))
                .thenComparingDouble(parcel -> completed[parcel.number()]
                        / Math.max(1, parcel.workloads().size()))
                .thenComparingDouble(parcel -> weights.outgoing(parcel.number()))
                .thenComparing(Parcel::number, Comparator.reverseOrder());
    }

    private boolean isOnCircle(Parcel parcel, Set<String> circle) {
        return !circle.isEmpty() && namespaces.get(parcel.number()).stream().anyMatch(circle::contains);
    }

    /** The parcels that may join now, of the least critical grade that has any. */
    private Stream<Parcel> readyInLeastGrade(StageInTheMaking stage) {
        var least = left.stream().map(parcels::get).filter(stage::mayJoin).findFirst();
        return least.stream()
                .flatMap(first -> left.stream()
                        .map(parcels::get)
                        .dropWhile(parcel -> parcel.criticality().compareTo(first.criticality()) < 0)
                        .takeWhile(parcel -> parcel.criticality() == first.criticality())
                        .filter(stage::mayJoin));
    }

    /** A stage while it is being filled. */
    private final class StageInTheMaking {
        private final int number;
        private final List<Parcel> chosen = new ArrayList<>();
        private final Set<String> namespaces = new HashSet<>();
        private int workloads;
        private int pods;

        StageInTheMaking(int number) {
            this.number = number;
        }

        boolean mayJoin(Parcel parcel) {
            return earliest[parcel.number()] <= number
                    && bounds.before(parcel.number()).stream().allMatch(this::isDone)
                    && bounds.apartFrom(parcel.number()).stream().noneMatch(other -> stageOf[other] == number)
                    && (!parcel.closes() || isLastOfItsNamespaces(parcel));
        }

        private boolean isDone(int parcel) {
            return stageOf[parcel] > 0 && stageOf[parcel] < number;
        }

        private boolean isLastOfItsNamespaces(Parcel parcel) {
            return JoinOrder.this.namespaces.get(parcel.number()).stream()
                    .allMatch(namespace -> openInNamespace.getOrDefault(namespace, 0) == 0);
        }

        /** Whether the stage stays within the limits, and of one grade, with this parcel in it. */
        boolean takes(Parcel parcel) {
            if (chosen.isEmpty()) {
                return true;
            }
            return chosen.getFirst().criticality() == parcel.criticality()
                    && workloads + parcel.workloads().size() <= limits.workloads()
                    && pods + parcel.pods() <= limits.restarts()
                    && namespacesWith(parcel) <= limits.namespaces();
        }

        private long namespacesWith(Parcel parcel) {
            return namespaces.size()
                    + JoinOrder.this.namespaces.get(parcel.number()).stream()
                            .filter(namespace -> !namespaces.contains(namespace))
                            .count();
        }

        void add(Parcel parcel) {
            chosen.add(parcel);
            left.remove(parcel.number());
            stageOf[parcel.number()] = number;
            openCircle.took(parcel);
            namespaces.addAll(JoinOrder.this.namespaces.get(parcel.number()));
            workloads += parcel.workloads().size();
            pods += parcel.pods();
            var counts = parcel.closes() ? closingInNamespace : openInNamespace;
            parcel.namespaces().forEach(namespace -> counts.merge(namespace, -1, Integer::sum));
            weights.neighbours(parcel.number()).forEach((other, weight) -> completed[other] += weight);
        }
    }
}
