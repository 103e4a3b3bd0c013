package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.ArrayList;
import java.util.List;
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

    /** The admissions that go with a finished plan. */
    public static AdmittedCallers in(PlanQuestion question, AdoptionPlan plan) {
        return new AdmittedCallers(question.snapshot(), new Arrivals(question, Standings.in(plan, question)));
    }

    /** One rule for each set of ports; none where nobody is known to call. */
    public List<Admission> of(WorkloadId workload) {
        var anyone = new TreeMap<String, Rule>();
        var proven = new TreeMap<String, Rule>();
        arrivals.knownAt(workload).forEach(arrival -> {
            var accounts = arrival.plaintext().isPresent() ? List.<ServiceAccountId>of() : accounts(arrival);
            var rules = accounts.isEmpty() ? anyone : proven;
            rules.computeIfAbsent(ports(arrival).toString(), _ -> new Rule(ports(arrival)))
                    .add(arrival, accounts);
        });
        var admissions = new ArrayList<Admission>();
        proven.values().forEach(rule -> admissions.add(rule.admission()));
        anyone.values().forEach(rule -> admissions.add(rule.admission()));
        return admissions;
    }

    /** Whether somebody who can prove who he is calls it on a port that nobody can name. */
    public boolean areSomewhere(WorkloadId workload) {
        return of(workload).stream()
                .anyMatch(each -> each.ports().isEmpty() && !each.callers().isEmpty());
    }

    private static List<Integer> ports(Arrival arrival) {
        return arrival.landing() instanceof Landing.OnPorts(var ports) ? List.copyOf(ports) : List.of();
    }

    private List<ServiceAccountId> accounts(Arrival arrival) {
        return switch (arrival.call().from()) {
            case Caller.Pods(var caller) ->
                snapshot.workload(caller).stream()
                        .map(found -> new ServiceAccountId(
                                found.namespace(), found.template().serviceAccount()))
                        .toList();
            case Caller.Outside _ -> arrivals.gatewaysOf(arrival.call()).orElse(List.of());
            case Caller.ApiServer _, Caller.Kubelet _ -> List.of();
        };
    }

    /** A rule while its callers are collected. */
    private static final class Rule {
        private final List<Integer> ports;
        private final TreeSet<ServiceAccountId> accounts = new TreeSet<>();
        private final TreeSet<String> callers = new TreeSet<>();

        Rule(List<Integer> ports) {
            this.ports = ports;
        }

        void add(Arrival arrival, List<ServiceAccountId> proven) {
            accounts.addAll(proven);
            var from = arrival.call().from();
            var name = from.namespace().isEmpty() ? from.name() : from.namespace() + "/" + from.name();
            callers.add(name);
        }

        Admission admission() {
            var where = ports.isEmpty() ? "" : (ports.size() == 1 ? " on port " : " on ports ") + Ascent.listed(ports);
            var because = accounts.isEmpty()
                    ? "Anyone is admitted" + where + ", since " + Ascent.listed(callers) + " cannot prove who "
                            + (callers.size() == 1 ? "it is" : "they are") + "."
                    : Ascent.listed(callers) + (callers.size() == 1 ? " is" : " are") + " admitted" + where + ".";
            return new Admission(List.copyOf(accounts), ports, because);
        }
    }
}
