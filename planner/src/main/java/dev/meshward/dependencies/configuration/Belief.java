package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Service;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.ServicePorts.Fit;
import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.address.Schemes;
import dev.meshward.dependencies.naming.Resolution;

/**
 * How sure one address makes us of a call: who wrote it for whom, how it is spelt, and whether the callee listens there.
 * The ranks are calibrated on applications whose calls are known from their source code.
 */
final class Belief {

    private final Candidate candidate;
    private final Mention mention;

    private Belief(Candidate candidate) {
        this.candidate = candidate;
        this.mention = candidate.mention();
    }

    static Confidence in(Candidate candidate) {
        var belief = new Belief(candidate);
        return switch (candidate.resolution()) {
            case Resolution.Found found -> belief.inService(found.target());
            case Resolution.Missing missing -> belief.inMissing(missing);
            case Resolution.Outside _ -> belief.inOutside();
            case Resolution.Api _ -> Confidence.MEDIUM;
            case Resolution.Nowhere _ -> Confidence.LOW;
        };
    }

    private Confidence inService(Service target) {
        var spread = mention.setting().spread();
        if (spread.isBroadcast() || candidate.listsCaller() || isIdleServer()) {
            return Confidence.LOW;
        }
        var fit = fit(target);
        if (fit == Fit.REFUSED) {
            return mention.setting().origin().isOwn() ? Confidence.MEDIUM : Confidence.LOW;
        }
        boolean certain = fit == Fit.OFFERED || isNamedHost();
        return certain && isWrittenForCaller() ? Confidence.HIGH : Confidence.MEDIUM;
    }

    private Fit fit(Service target) {
        var ports = ServicePorts.of(target);
        int port = mention.address().port();
        if (port != 0) {
            return ports.fit(port);
        }
        return ports.fit(mention.address().portOrDefault()) == Fit.OFFERED ? Fit.OFFERED : Fit.UNSAID;
    }

    /** A host without port under a key that asks for one, or with its namespace spelt out. */
    private boolean isNamedHost() {
        return mention.address().port() == 0
                && (mention.meaning() == KeyMeaning.ADDRESS
                        || mention.address().host().indexOf('.') > 0);
    }

    private boolean isWrittenForCaller() {
        var spread = mention.setting().spread();
        return switch (mention.setting().origin()) {
            case ENVIRONMENT, CONFIG_KEY, SECRET_KEY, ARGUMENT, PROBE, ANNOTATION -> true;
            case SCRIPT -> mention.address().form() != Form.BARE;
            case FILE -> spread.isForFew();
            case WHOLE_MAP -> !spread.isShared() || spread.isSinglePurpose();
            case API_READ -> false;
        };
    }

    /** Databases and caches are handed the same files as everybody else and call nobody. */
    private boolean isIdleServer() {
        return !mention.setting().origin().isOwn()
                && mention.setting().spread().isShared()
                && ServerImages.onlyServes(candidate.caller());
    }

    /**
     * A data store is often installed by a release of its own, so its name is missing for a good reason; any other name
     * that resolves to nothing is more likely to be stale.
     */
    private Confidence inMissing(Resolution.Missing missing) {
        if (candidate.surroundings().made().explains(missing.service())) {
            return Confidence.MEDIUM;
        }
        // Every cluster has kube-system, and its Services are in nobody's manifests.
        if (missing.qualified() && missing.service().namespace().equals("kube-system")) {
            return Confidence.MEDIUM;
        }
        boolean store = Schemes.leadsToStore(mention.address().scheme())
                || mention.address().form() == Form.DSN
                || Schemes.isStorePort(mention.address().portOrDefault());
        return store && mention.setting().origin().isOwn() && missing.namespaceKnown()
                ? Confidence.MEDIUM
                : Confidence.LOW;
    }

    private Confidence inOutside() {
        boolean address = mention.address().form() == Form.URL
                || mention.address().form() == Form.DSN
                || mention.meaning() == KeyMeaning.ADDRESS;
        boolean read = !mention.setting().spread().isShared()
                || mention.setting().origin().isOwn();
        return address && read ? Confidence.MEDIUM : Confidence.LOW;
    }
}
