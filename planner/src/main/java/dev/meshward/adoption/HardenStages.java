package dev.meshward.adoption;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.RequireMutualTlsByDefault;
import dev.meshward.mesh.LadderIntent.Tune;
import dev.meshward.mesh.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The last stages, which nobody gets without wishing for them (safety.md, "The ladder", 10): what proxies do for calls of a
 * Service, a stage for each namespace, and at the very end that the mesh refuses plaintext by default.
 */
record HardenStages(Ascent ascent) {

    /** Of fewer pods none is left out: the others would have to do all of its work. */
    private static final int FEWEST_TO_EJECT = 3;

    Hardenings hardenings() {
        var tunings = new ArrayList<Tune>();
        tunable().forEach((service, wished) -> {
            var possible = wished.stream()
                    .filter(tuning -> obstacle(service, tuning).isEmpty())
                    .toList();
            if (!possible.isEmpty()) {
                tunings.add(new Tune(service, possible));
            }
        });
        return new Hardenings(
                tunings, byDefault().filter(intent -> obstacle(intent).isEmpty()));
    }

    List<Stage> stages(Hardenings hardenings, int first) {
        var stages = new ArrayList<Stage>();
        for (var namespace : hardenings.namespaces()) {
            stages.add(tuned(namespace, hardenings, first + stages.size()));
        }
        hardenings.byDefault().ifPresent(intent -> stages.add(strictByDefault(intent, first + stages.size())));
        return stages;
    }

    /** Wishes that cannot be kept in this mesh, each as a question. */
    List<String> questions() {
        var questions = new ArrayList<String>();
        tunable()
                .forEach((service, wished) -> wished.forEach(tuning -> obstacle(service, tuning)
                        .ifPresent(because ->
                                questions.add("It is wished that for Service " + service + " " + tuning.words()
                                        + ", and nothing is written for it: " + because + ". Is it still wanted?"))));
        byDefault()
                .flatMap(this::obstacle)
                .ifPresent(because ->
                        questions.add("It is wished that the mesh refuses plaintext by default, and nothing is"
                                + " written for it: " + because + ". Is it still wanted?"));
        return questions;
    }

    private Map<ServiceId, List<Tuning>> tunable() {
        var tunings = new TreeMap<ServiceId, List<Tuning>>();
        ascent.wishes().all().forEach(wish -> {
            if (wish instanceof Wish.Tuned(var service, var tuning, var _)) {
                tunings.computeIfAbsent(service, _ -> new ArrayList<>()).add(tuning);
            }
        });
        return tunings;
    }

    private Optional<RequireMutualTlsByDefault> byDefault() {
        return ascent.wishes().all().stream().anyMatch(Wish.StrictByDefault.class::isInstance)
                ? Optional.of(new RequireMutualTlsByDefault(inhabited()))
                : Optional.empty();
    }

    /** All namespaces with pods that a mesh could reach: the dialect knows which of them say nothing so far. */
    private List<String> inhabited() {
        return ascent.question().snapshot().workloads().stream()
                .map(Workload::namespace)
                .filter(namespace -> !SystemNamespaces.isOfKubernetes(namespace))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<String> obstacle(LadderIntent intent) {
        return ascent.question().dialect().obstacleTo(intent, ascent.question().snapshot());
    }

    private Optional<String> obstacle(ServiceId service, Tuning tuning) {
        var receivers = receivers(service);
        if (receivers.isEmpty()) {
            return Optional.of("no pods are behind it");
        }
        return receivers.stream()
                .filter(receiver -> !ascent.standings().climbs(receiver.id()))
                .findFirst()
                .map(receiver -> receiver.id() + " behind it is not in the mesh")
                .or(() -> tooFew(tuning, receivers))
                .or(() -> obstacle(new Tune(service, List.of(tuning))));
    }

    private static Optional<String> tooFew(Tuning tuning, List<Workload> receivers) {
        int pods = receivers.stream().mapToInt(Workload::replicas).sum();
        return tuning instanceof Tuning.Ejection && pods < FEWEST_TO_EJECT
                ? Optional.of("it has fewer than three pods, and the others would have to do all the work")
                : Optional.empty();
    }

    private List<Workload> receivers(ServiceId service) {
        var snapshot = ascent.question().snapshot();
        return snapshot.service(service).map(Service::selector).stream()
                .flatMap(selector -> snapshot.workloadsSelectedBy(service.namespace(), selector).stream())
                .toList();
    }

    private Stage tuned(String namespace, Hardenings hardenings, int number) {
        var because = new ArrayList<String>();
        var receivers = new TreeSet<WorkloadId>();
        hardenings.tunings().stream()
                .filter(tune -> tune.service().namespace().equals(namespace))
                .forEach(tune -> {
                    tune.tunings()
                            .forEach(tuning -> because.add(
                                    "The preferences want of Service " + tune.service() + ": " + tuning.words() + "."));
                    receivers(tune.service()).forEach(receiver -> receivers.add(receiver.id()));
                });
        return stage(because, List.of(namespace), List.copyOf(receivers), number);
    }

    private Stage strictByDefault(RequireMutualTlsByDefault intent, int number) {
        var because = Stream.of(
                        "The preferences want the mesh to refuse plaintext by default.",
                        "It comes last: by now every namespace that has to accept plaintext can say so itself, and for"
                                + " those that are there nothing changes.")
                .toList();
        return stage(because, intent.letOff(), List.of(), number);
    }

    private Stage stage(List<String> because, List<String> namespaces, List<WorkloadId> workloads, int number) {
        return new Stage(
                StageName.id(StageKind.HARDEN, workloads, List.of()),
                number,
                workloads.isEmpty() ? "harden-mesh" : StageName.slug(StageKind.HARDEN, namespaces),
                StageKind.HARDEN,
                workloads.isEmpty() ? "Harden the mesh" : StageName.title(StageKind.HARDEN, namespaces),
                because,
                namespaces,
                List.of(),
                workloads,
                ascent.grades().gravestOf(workloads),
                ascent.owners().ownersOf(workloads),
                Probing.gates(
                        Gate.When.AFTER,
                        ascent.question().dialect().afterJoin(ascent.workloads(workloads)),
                        ascent.soakTime().of(workloads),
                        ""),
                List.of());
    }
}
