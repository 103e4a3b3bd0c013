package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.address.Schemes;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.dependencies.traps.Traps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What workloads are told to call by their own configuration. */
public final class ConfigurationEvidence implements EvidenceSource {

    private final Traps traps;

    /** Believes no address that any trap catches. */
    public ConfigurationEvidence() {
        this(Traps.all());
    }

    public ConfigurationEvidence(Traps traps) {
        this.traps = traps;
    }

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        var data = new KeyedData(surroundings.snapshot());
        var texts = new SharedTexts(surroundings.snapshot(), data, surroundings.names());
        var readable = new ReadableMaps(surroundings.snapshot(), data, texts);
        // Nothing is shared between workloads but what is only read; the claims are stated in the order of workloads.
        surroundings.snapshot().workloads().parallelStream()
                .map(workload -> {
                    var mentions = WorkloadConfiguration.mentions(workload, data, texts, surroundings.names());
                    mentions.addAll(readable.mentions(workload));
                    return claims(workload, mentions, surroundings);
                })
                .toList()
                .forEach(stated -> stated.forEach(claims));
    }

    private List<Claim> claims(Workload caller, List<Mention> mentions, Surroundings surroundings) {
        var own = new OwnLists(caller, surroundings);
        mentions.forEach(own::note);
        var claims = new ArrayList<Claim>();
        for (var mention : mentions) {
            var resolution = surroundings.names().resolve(mention.address().host(), caller.namespace());
            boolean says = !(resolution instanceof Resolution.Nowhere)
                    && !mention.setting().spread().isMeaningless();
            var candidate = new Candidate(caller, mention, resolution, own.listsCaller(mention), surroundings);
            if (says && !traps.catchSome(candidate)) {
                claims.add(claim(candidate));
            }
        }
        return claims;
    }

    private static Claim claim(Candidate candidate) {
        var from = new Caller.Pods(candidate.caller().id());
        var address = candidate.mention().address();
        var surroundings = candidate.surroundings();
        return switch (candidate.resolution()) {
            case Resolution.Found found -> {
                int port = portOf(candidate, found.target());
                var protocol = ServicePorts.of(found.target()).protocol(port, address.scheme());
                boolean leaves = !found.target().externalName().isEmpty();
                yield new Claim(
                        from,
                        surroundings.callee(found.service(), found.target()),
                        port,
                        protocol,
                        leaves ? DependencyKind.EGRESS : DependencyKind.CALL,
                        evidence(candidate));
            }
            case Resolution.Missing missing ->
                claim(candidate, new Callee.Dangling(missing.service()), DependencyKind.DANGLING);
            case Resolution.Outside(var host) -> claim(candidate, new Callee.External(host), DependencyKind.EGRESS);
            case Resolution.Api _ -> claim(candidate, new Callee.KubernetesApi(), DependencyKind.KUBERNETES_API);
            case Resolution.Nowhere _ -> throw new IllegalStateException("an address that is none: " + address);
        };
    }

    private static Claim claim(Candidate candidate, Callee callee, DependencyKind kind) {
        var address = candidate.mention().address();
        int port = address.portOrDefault();
        boolean api = kind == DependencyKind.KUBERNETES_API;
        return new Claim(
                new Caller.Pods(candidate.caller().id()),
                callee,
                api ? 443 : port,
                api ? kind.word() : Schemes.protocol(address.scheme(), port),
                kind,
                evidence(candidate));
    }

    private static int portOf(Candidate candidate, Service target) {
        var address = candidate.mention().address();
        if (address.port() != 0) {
            return address.port();
        }
        var ports = ServicePorts.of(target);
        int usual = address.portOrDefault();
        return usual != 0 && ports.find(usual).isPresent() ? usual : ports.onlyPort();
    }

    private static Evidence evidence(Candidate candidate) {
        var mention = candidate.mention();
        var setting = mention.setting();
        Confidence confidence = Belief.in(candidate);
        return new Evidence.DeclaredAddress(
                setting.origin().word(),
                setting.spot().place(),
                confidence,
                mention.address().toString(),
                Because.of(candidate));
    }
}
