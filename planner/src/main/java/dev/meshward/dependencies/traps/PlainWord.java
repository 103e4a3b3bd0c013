package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;
import dev.meshward.dependencies.naming.Resolution;

/**
 * A word that happens to be the name of a Service: a database, a queue, a user, a colour. Only a key that means an
 * address, a port beside it, or a name with its namespace make a host of a bare word.
 */
public final class PlainWord implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        var mention = candidate.mention();
        if (mention.address().form() != Form.BARE || mention.paired()) {
            return false;
        }
        return mention.meaning() != KeyMeaning.ADDRESS && !isQualified(candidate);
    }

    private static boolean isQualified(Candidate candidate) {
        return switch (candidate.resolution()) {
            case Resolution.Found found -> found.qualified();
            case Resolution.Missing missing ->
                missing.qualified() && candidate.mention().address().host().contains(".svc");
            case Resolution.Outside _, Resolution.Api _, Resolution.Nowhere _ -> false;
        };
    }
}
