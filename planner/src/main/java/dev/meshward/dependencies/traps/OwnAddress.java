package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;

/**
 * The address is the workload's own: an advertised listener, a public URL, the connection string that a database hands
 * out. Members of a quorum are the exception: their pods do call each other.
 */
public final class OwnAddress implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        if (!(candidate.resolution() instanceof Resolution.Found found)) {
            return false;
        }
        boolean peer = found.byPod() && candidate.mention().address().form() == Form.PEER;
        return !peer
                && candidate
                        .surroundings()
                        .idsBehind(found.target())
                        .contains(candidate.caller().id());
    }
}
