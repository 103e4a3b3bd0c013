package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.naming.Resolution;

/** The sentence that tells how an address was read; it shows the address and never the text around it. */
final class Because {

    private Because() {}

    static String of(Candidate candidate) {
        var mention = candidate.mention();
        return where(mention) + " names " + mention.address() + ", " + what(candidate.resolution()) + doubt(candidate);
    }

    private static String where(Mention mention) {
        var name = mention.name();
        return (name.isEmpty() ? "A value" : name) + " in "
                + mention.setting().origin().phrase();
    }

    private static String what(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Found found
            when found.byPod() -> "a pod behind the Service " + found.service().id();
            case Resolution.Found found -> "the Service " + found.service().id();
            case Resolution.Missing missing -> "which no Service is called (" + missing.service() + ")";
            case Resolution.Outside _ -> "a host outside the cluster";
            case Resolution.Api _ -> "the Kubernetes API";
            case Resolution.Nowhere _ -> "which is no name";
        };
    }

    private static String doubt(Candidate candidate) {
        var spread = candidate.mention().setting().spread();
        if (candidate.listsCaller()) {
            return "; " + spread.readers() + " workloads share this list, and it names the caller itself, so it was not"
                    + " written for the caller";
        }
        if (spread.isBroadcast()) {
            return "; the same list of " + spread.hosts() + " hosts is given to " + spread.readers()
                    + " workloads, so being listed says little";
        }
        return spread.isShared() ? "; " + spread.readers() + " workloads share this text" : "";
    }
}
