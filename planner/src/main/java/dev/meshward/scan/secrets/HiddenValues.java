package dev.meshward.scan.secrets;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives every secret a token, {@code hidden-0007}. Equal secrets get equal tokens and nothing else can be learned from
 * one: it is a number in the order of asking, not a digest, so a short password cannot be guessed from it.
 */
public final class HiddenValues {

    private static final Pattern TOKEN = Pattern.compile("hidden-[0-9]{4,}");

    private final Map<String, String> tokenBySecret = new HashMap<>();

    /** True as long as no secret was met. */
    public boolean isUnused() {
        return tokenBySecret.isEmpty();
    }

    /** The token for a secret; a token stays what it is, so that hiding twice changes nothing. */
    public String hide(String secret) {
        if (secret.isEmpty() || TOKEN.matcher(secret).matches()) {
            return secret;
        }
        return tokenBySecret.computeIfAbsent(secret, _ -> "hidden-%04d".formatted(tokenBySecret.size() + 1));
    }
}
