package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.configuration.Origin;
import dev.meshward.dependencies.naming.Resolution;

/**
 * A word or dotted text without scheme and port that resolves to nothing: class names, metric prefixes, modes. Only a
 * name that is written out down to {@code .svc}, or has its port beside it, is a dangling address.
 */
public final class UnresolvedWord implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        var mention = candidate.mention();
        if (mention.address().form() != Form.BARE) {
            return candidate.resolution() instanceof Resolution.Outside
                    && mention.address().form() == Form.HOST_PORT
                    && mention.setting().origin() == Origin.SCRIPT;
        }
        return switch (candidate.resolution()) {
            case Resolution.Missing missing -> !missing.qualified() && !mention.paired();
            case Resolution.Outside(var host) -> !isHostByKey(candidate, host);
            case Resolution.Found _, Resolution.Api _, Resolution.Nowhere _ -> false;
        };
    }

    /** A dotted name in a setting of the workload's own, which has its port beside it or a key that asks for a host. */
    private static boolean isHostByKey(Candidate candidate, String host) {
        var mention = candidate.mention();
        boolean asked = KeyMeaning.asksForHost(mention.setting().key());
        return mention.setting().origin().isOwn() && host.indexOf('.') > 0 && (mention.paired() || asked);
    }
}
