package dev.meshward.dependencies.monitoring;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Place;
import java.util.function.Consumer;

/** States scrapes. */
final class Scrapes {

    private final Surroundings surroundings;
    private final Consumer<Claim> claims;

    Scrapes(Surroundings surroundings, Consumer<Claim> claims) {
        this.surroundings = surroundings;
        this.claims = claims;
    }

    void ofService(String kind, WorkloadId scraper, Service service, int port, Confidence confidence, Place place) {
        var because = scraper + " scrapes the pods behind the Service " + service.id();
        state(kind, scraper, surroundings.callee(service), port, confidence, place, because);
    }

    void ofWorkload(String kind, WorkloadId scraper, Workload workload, int port, Confidence confidence, Place place) {
        var because = scraper + " scrapes the pods of " + workload.id();
        state(kind, scraper, new Callee.ToWorkload(workload.id()), port, confidence, place, because);
    }

    private void state(
            String kind,
            WorkloadId scraper,
            Callee callee,
            int port,
            Confidence confidence,
            Place place,
            String because) {
        claims.accept(new Claim(
                new Caller.Pods(scraper),
                callee,
                port,
                "http",
                DependencyKind.SCRAPE,
                new Evidence.RoutingDeclaration(kind, place, confidence, because)));
    }
}
