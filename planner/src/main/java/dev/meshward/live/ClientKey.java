package dev.meshward.live;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.CertUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * What kind of key a person shows. The client library reads it off the first line, which says it in old forms only; in the
 * usual one, PKCS #8, keys of elliptic curves look like all others, and would be taken for RSA.
 */
final class ClientKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private ClientKey() {}

    static void nameKind(Config config) {
        if (config.getClientKeyData() == null && config.getClientKeyFile() == null) {
            return;
        }
        try (var stream =
                CertUtils.getInputStreamFromDataOrFile(config.getClientKeyData(), config.getClientKeyFile())) {
            var pem = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            if (isOfEllipticCurve(pem)) {
                config.setClientKeyAlgo("EC");
            }
        } catch (IOException _) {
            // Whoever uses the key says that it cannot be read.
        }
    }

    private static boolean isOfEllipticCurve(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            return false;
        }
        try {
            var key = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }
}
