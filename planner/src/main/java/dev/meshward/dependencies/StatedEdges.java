package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.DependencyGraph.Rejection;
import dev.meshward.dependencies.Evidence.UserStatement;
import dev.meshward.dependencies.stated.Refusal;
import dev.meshward.dependencies.stated.Statement;
import dev.meshward.dependencies.stated.Statement.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets what people say win over what was inferred and seen. */
public final class StatedEdges {

    private final ClusterSnapshot snapshot;
    private final DependencyGraph inferred;
    private final StatedNames names;
    private final List<Dependency> dependencies;
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Statement> idle = new ArrayList<>();
    private final Map<Dependency, Statement> saidOf = new HashMap<>();

    private StatedEdges(ClusterSnapshot snapshot, DependencyGraph inferred) {
        this.snapshot = snapshot;
        this.inferred = inferred;
        this.names = new StatedNames(snapshot, inferred);
        this.dependencies = new ArrayList<>(inferred.dependencies());
    }

    /** The graph as people say it is, or what is wrong with what they say. */
    public sealed interface Answer {

        record Applied(DependencyGraph graph) implements Answer {}

        /** @param refusals in the order of their lines; never empty */
        record Refused(List<Refusal> refusals) implements Answer {
            public Refused {
                refusals = refusals.stream().sorted().distinct().toList();
            }
        }
    }

    public static Answer apply(ClusterSnapshot snapshot, DependencyGraph inferred, List<Statement> statements) {
        var edges = new StatedEdges(snapshot, inferred);
        statements.forEach(edges::apply);
        return edges.refusals.isEmpty() ? new Answer.Applied(edges.graph()) : new Answer.Refused(edges.refusals);
    }

    private void apply(Statement statement) {
        var unknown = names.unknown(statement);
        if (!unknown.isEmpty()) {
            refusals.addAll(unknown);
            return;
        }
        var matching = dependencies.stream()
                .filter(dependency -> StatedNames.isAbout(statement, dependency))
                .toList();
        matching.forEach(dependency -> replace(dependency, statement));
        if (matching.isEmpty() && isRejection(statement)) {
            idle.add(statement);
        } else if (matching.isEmpty()) {
            add(statement);
        }
    }

    private void replace(Dependency dependency, Statement statement) {
        var before = Optional.ofNullable(saidOf.get(dependency));
        if (before.isPresent() && isRejection(before.get()) != isRejection(statement)) {
            refusals.add(new Refusal(
                    statement.place(),
                    "This contradicts line " + before.get().place().line() + ", where "
                            + before.get().who() + " says the opposite of the same call."));
            return;
        }
        var said = evidence(statement);
        if (isRejection(statement)) {
            rejected.add(new Rejection(dependency, said));
            saidOf.put(dependency, statement);
        } else {
            var confirmed = confirmed(dependency, said, statement);
            dependencies.set(dependencies.indexOf(dependency), confirmed);
            saidOf.put(confirmed, statement);
        }
    }

    private static boolean isRejection(Statement statement) {
        return statement.verdict() == Verdict.REJECT;
    }

    private static UserStatement evidence(Statement statement) {
        return new UserStatement(statement.place(), statement.who(), statement.who() + " says: " + statement.why());
    }

    private static Dependency confirmed(Dependency dependency, UserStatement said, Statement statement) {
        var evidence = new ArrayList<Evidence>(dependency.evidence());
        evidence.add(said);
        return new Dependency(
                dependency.from(),
                dependency.to(),
                dependency.port(),
                statement.protocol().isEmpty() ? dependency.protocol() : statement.protocol(),
                dependency.kind(),
                Confidence.HIGH,
                evidence);
    }

    private void add(Statement statement) {
        var callee = names.callee(statement.to());
        var kind = callee instanceof Callee.External ? DependencyKind.EGRESS : DependencyKind.CALL;
        for (var caller : names.callers(statement.from())) {
            var added = new Dependency(
                    caller,
                    callee,
                    statement.port() == 0 ? onlyPort(callee) : statement.port(),
                    statement.protocol(),
                    kind,
                    Confidence.HIGH,
                    List.of(evidence(statement)));
            dependencies.add(added);
            saidOf.put(added, statement);
        }
    }

    private int onlyPort(Callee callee) {
        return snapshot.service(new ServiceId(callee.namespace(), callee.name()))
                .map(service -> ServicePorts.of(service).onlyPort())
                .orElse(0);
    }

    private DependencyGraph graph() {
        var gone = new HashSet<>(rejected.stream().map(Rejection::dependency).toList());
        var left = dependencies.stream()
                .filter(dependency -> !gone.contains(dependency))
                .toList();
        var callers = new HashSet<WorkloadId>();
        left.forEach(dependency -> {
            if (dependency.from() instanceof Caller.Pods(var caller)) {
                callers.add(caller);
            }
        });
        var unknown = inferred.unknown().stream()
                .filter(workload -> !callers.contains(workload))
                .toList();
        return inferred.with(left, unknown, new DependencyGraph.Objections(rejected, idle));
    }
}
