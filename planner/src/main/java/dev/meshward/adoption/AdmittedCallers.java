package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whom each workload has to admit so that no known call is refused: proven callers by their ServiceAccount, plaintext
 * callers by a rule of their own for the ports they use.
 */
public final class AdmittedCallers {

    private final ClusterSnapshot snapshot;
    private final Arrivals arrivals;

    AdmittedCallers(ClusterSnapshot snapshot, Arrivals arrivals) {
        this.snapshot = snapshot;
        this.arrivals = arrivals;
    }

    /** The admissions that go with the plan made for this question. */
    public static AdmittedCallers in(PlanQuestion question) {
        var wishes = new Wishes(question.preferences(), question.snapshot());
        var standings = RollCall.of(question, wishes);
        return new AdmittedCallers(question.snapshot(), new Arrivals(question, standings));
    }

    /** The admissions that go with a finished plan. */
    public static AdmittedCallers in(PlanQuestion question, AdoptionPlan plan) {
        return new AdmittedCallers(question.snapshot(), new Arrivals(question, Standings.in(plan, question)));
    }

    /** One rule for each set of ports; none where nobody is known to call. */
    public List<Admission> of(WorkloadId workload) {
        var anyone = new TreeMap<String, Rule>();
        var proven = new TreeMap<String, Rule>();
        arrivals.knownAt(workload).forEach(arrival -> {
            var account = arrival.plaintext().isPresent() ? Optional.<ServiceAccountId>empty() : account(arrival);
            var rules = account.isPresent() ? proven : anyone;
            rules.computeIfAbsent(ports(arrival).toString(), _ -> new Rule(ports(arrival)))
                    .add(arrival, account);
        });
        var admissions = new ArrayList<Admission>();
        proven.values().forEach(rule -> admissions.add(rule.admission()));
        anyone.values().forEach(rule -> admissions.add(rule.admission()));
        return admissions;
    }

    private static List<Integer> ports(Arrival arrival) {
        return arrival.landing() instanceof Landing.OnPorts(var ports) ? List.copyOf(ports) : List.of();
    }

    private Optional<ServiceAccountId> account(Arrival arrival) {
        return arrival.call().from() instanceof Caller.Pods(var caller)
                ? snapshot.workload(caller)
                        .map(found -> new ServiceAccountId(
                                found.namespace(), found.template().serviceAccount()))
                : Optional.empty();
    }

    /** A rule while its callers are collected. */
    private static final class Rule {
        private final List<Integer> ports;
        private final TreeSet<ServiceAccountId> accounts = new TreeSet<>();
        private final Map<String, String> callers = new TreeMap<>();

        Rule(List<Integer> ports) {
            this.ports = ports;
        }

        void add(Arrival arrival, Optional<ServiceAccountId> account) {
            account.ifPresent(accounts::add);
            var from = arrival.call().from();
            var name = from.namespace().isEmpty() ? from.name() : from.namespace() + "/" + from.name();
            callers.put(name, account.map(ServiceAccountId::toString).orElse(""));
        }

        Admission admission() {
            var where = ports.isEmpty() ? "" : (ports.size() == 1 ? " on port " : " on ports ") + Ascent.listed(ports);
            var because = accounts.isEmpty()
                    ? "Anyone is admitted" + where + ", since " + Ascent.listed(callers.keySet()) + " cannot prove who "
                            + (callers.size() == 1 ? "it is" : "they are") + "."
                    : Ascent.listed(callers.keySet()) + (callers.size() == 1 ? " is" : " are") + " admitted" + where
                            + ".";
            return new Admission(List.copyOf(accounts), ports, because);
        }
    }
}
