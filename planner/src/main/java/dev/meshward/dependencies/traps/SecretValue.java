package dev.meshward.dependencies.traps;

import dev.meshward.dependencies.address.Address.Form;
import dev.meshward.dependencies.address.KeyMeaning;
import dev.meshward.dependencies.configuration.Candidate;

/**
 * A password, a token, or what the scan put in the place of one. Some look like a host, and a name that was taken for a
 * host is shown to people.
 */
public final class SecretValue implements Trap {

    @Override
    public boolean catches(Candidate candidate) {
        var address = candidate.mention().address();
        boolean spelt = address.form() == Form.URL || address.form() == Form.DSN;
        return address.host().startsWith("hidden-") || (!spelt && isCredential(candidate));
    }

    private static boolean isCredential(Candidate candidate) {
        var mention = candidate.mention();
        return mention.meaning() == KeyMeaning.CREDENTIAL
                || KeyMeaning.of(mention.setting().key()) == KeyMeaning.CREDENTIAL;
    }
}
