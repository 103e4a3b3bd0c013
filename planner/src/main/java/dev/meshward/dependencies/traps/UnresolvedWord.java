package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.Address.Form;
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
            case Resolution.Outside _ -> true;
            case Resolution.Found _, Resolution.Api _, Resolution.Nowhere _ -> false;
        };
    }
}
