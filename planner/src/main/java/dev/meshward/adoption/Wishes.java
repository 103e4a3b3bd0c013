package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The user's wishes, found by what they are about. A wish about a workload wins over one about its namespace. */
final class Wishes {

    private final Limits limits;
    private final List<Wish> all;
    private final ClusterSnapshot snapshot;
    private final Map<Wish.Target, Wish.Never> nevers = new HashMap<>();
    private final Map<Wish.Target, Wish.CriticalityOf> criticalities = new HashMap<>();
    private final Map<Wish.Target, Wish.OwnerOf> owners = new HashMap<>();

    Wishes(PlanPreferences preferences, ClusterSnapshot snapshot) {
        this(preferences.limits(), preferences.wishes(), snapshot);
    }

    private Wishes(Limits limits, List<Wish> all, ClusterSnapshot snapshot) {
        this.limits = limits;
        this.all = all;
        this.snapshot = snapshot;
        all.forEach(this::file);
    }

    /** These and more. */
    Wishes and(List<Wish> more) {
        return more.isEmpty()
                ? this
                : new Wishes(limits, Stream.concat(all.stream(), more.stream()).toList(), snapshot);
    }

    private void file(Wish wish) {
        switch (wish) {
            case Wish.Never never -> nevers.putIfAbsent(never.target(), never);
            case Wish.CriticalityOf of -> criticalities.putIfAbsent(of.target(), of);
            case Wish.OwnerOf of -> owners.putIfAbsent(of.target(), of);
            case Wish.Before _,
                    Wish.CallerFirst _,
                    Wish.Together _,
                    Wish.Apart _,
                    Wish.At _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> {}
        }
    }

    Limits limits() {
        return limits;
    }

    List<Wish> all() {
        return all;
    }

    Optional<Wish.Never> neverFor(WorkloadId workload) {
        return nearest(nevers, workload);
    }

    Optional<Criticality> criticalityOf(WorkloadId workload) {
        return nearest(criticalities, workload).map(Wish.CriticalityOf::criticality);
    }

    Optional<String> ownerOf(WorkloadId workload) {
        return nearest(owners, workload).map(Wish.OwnerOf::owner);
    }

    private static <W> Optional<W> nearest(Map<Wish.Target, W> wishes, WorkloadId workload) {
        if (wishes.isEmpty()) {
            return Optional.empty();
        }
        var own = wishes.get(new Wish.Target(workload.namespace(), workload.name()));
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(wishes.get(new Wish.Target(workload.namespace(), "")));
    }

    /** The workloads a wish is about; those of one name may be of several kinds. */
    List<WorkloadId> meant(Wish.Target target) {
        return snapshot.workloadsIn(target.namespace()).stream()
                .map(Workload::id)
                .filter(id -> target.workload().isEmpty() || id.name().equals(target.workload()))
                .toList();
    }

    /** The targets a wish names; none for a freeze. */
    static Stream<Wish.Target> targets(Wish wish) {
        return switch (wish) {
            case Wish.Before(var first, var then, var _) -> Stream.of(first, then);
            case Wish.CallerFirst(var caller, var called, var _, var _) -> Stream.of(caller, called);
            case Wish.Together(var one, var other, var _) -> Stream.of(one, other);
            case Wish.Apart(var one, var other, var _) -> Stream.of(one, other);
            case Wish.Never(var target, var _, var _) -> Stream.of(target);
            case Wish.At(var target, var _, var _) -> Stream.of(target);
            case Wish.CriticalityOf(var target, var _, var _) -> Stream.of(target);
            case Wish.OwnerOf(var target, var _, var _) -> Stream.of(target);
            case Wish.Freeze _, Wish.StrictByDefault _, Wish.Tuned _ -> Stream.empty();
        };
    }

    /** Whether a wish says something about when its targets join. */
    static boolean isAboutOrder(Wish wish) {
        return switch (wish) {
            case Wish.Before _, Wish.CallerFirst _, Wish.Together _, Wish.Apart _, Wish.At _ -> true;
            case Wish.Never _,
                    Wish.CriticalityOf _,
                    Wish.OwnerOf _,
                    Wish.Freeze _,
                    Wish.StrictByDefault _,
                    Wish.Tuned _ -> false;
        };
    }

    /** Why a wish decides about a stage, as a sentence. */
    static String reason(Wish wish) {
        return wish instanceof Wish.CallerFirst
                ? "What is there already wants " + words(wish) + "."
                : "The preferences want " + words(wish) + ".";
    }

    /** The wish in words, with its place. */
    static String words(Wish wish) {
        var said = switch (wish) {
            case Wish.Before(var first, var then, var _) -> first + " before " + then;
            case Wish.CallerFirst(var caller, var called, var because, var _) ->
                caller + " before " + called + ", since " + because;
            case Wish.Together(var one, var other, var _) -> one + " together with " + other;
            case Wish.Apart(var one, var other, var _) -> one + " apart from " + other;
            case Wish.Never(var target, var _, var _) -> "never " + target;
            case Wish.At(var target, int stage, var _) -> target + " at join stage " + stage;
            case Wish.CriticalityOf(var target, var criticality, var _) -> target + " is " + criticality.word();
            case Wish.OwnerOf(var target, var owner, var _) -> target + " belongs to " + owner;
            case Wish.Freeze(var from, var to, var _, var _) -> "freeze from " + from + " to " + to;
            case Wish.StrictByDefault _ -> "plaintext refused by default";
            case Wish.Tuned(var service, var tuning, var _) -> "of Service " + service + " that " + tuning.words();
        };
        return wish.place().line() == 0 ? said : said + " (" + wish.place() + ")";
    }
}
