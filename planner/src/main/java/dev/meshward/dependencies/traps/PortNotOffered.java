package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.ServicePorts.Fit;
import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;

/** {@code word:number} where a Service has that name but not that port, under a key that speaks of no address. */
public final class PortNotOffered implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        var mention = candidate.mention();
        return candidate.resolution() instanceof Resolution.Found found
                && !found.qualified()
                && mention.address().form() == Form.HOST_PORT
                && mention.meaning() != KeyMeaning.ADDRESS
                && ServicePorts.of(found.target()).fit(mention.address().port()) == Fit.REFUSED;
    }
}
