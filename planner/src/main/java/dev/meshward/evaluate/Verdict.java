package dev.meshward.evaluate;

/** What becomes of a call. */
public sealed interface Verdict {

    /** It arrives, and both ends know each other. */
    record DeliveredMtls() implements Verdict {}

    /** It arrives as the application sent it. */
    record DeliveredPlaintext() implements Verdict {}

    /**
     * It does not arrive.
     *
     * @param rule the object or the rule that decided, such as {@code PeerAuthentication shop/default}
     * @param because one sentence for people
     */
    record Refused(String rule, String because) implements Verdict {}

    /** Nobody can tell from the objects; never counted as safe. */
    record Unknown(String because) implements Verdict {}

    default boolean isDelivered() {
        return this instanceof DeliveredMtls || this instanceof DeliveredPlaintext;
    }

    /** The word for outputs: {@code delivered-mtls}, {@code delivered-plaintext}, {@code refused}, {@code unknown}. */
    default String word() {
        return switch (this) {
            case DeliveredMtls _ -> "delivered-mtls";
            case DeliveredPlaintext _ -> "delivered-plaintext";
            case Refused _ -> "refused";
            case Unknown _ -> "unknown";
        };
    }
}
