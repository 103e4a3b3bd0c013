package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;

/** A list of hosts that are left out, let in or trusted: {@code NO_PROXY}, {@code ALLOWED_HOSTS}, CORS origins. */
public final class ExclusionList implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        var mention = candidate.mention();
        return mention.meaning() == KeyMeaning.EXCLUSION
                || KeyMeaning.of(mention.setting().key()) == KeyMeaning.EXCLUSION
                || KeyMeaning.of(lastOf(mention.setting().parent())) == KeyMeaning.EXCLUSION;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
