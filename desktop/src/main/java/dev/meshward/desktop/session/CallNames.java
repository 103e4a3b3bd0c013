package dev.meshward.desktop.session;

import dev.meshward.dependencies.Dependency;

/** How calls are called, in every view and in what is kept. */
public final class CallNames {

    private CallNames() {}

    /** {@code shop/cart → data/redis :6379 tcp}. */
    public static String of(Dependency call) {
        return name(call.from().namespace(), call.from().name()) + " → "
                + name(call.to().namespace(), call.to().name())
                + (call.port() == 0 ? "" : " :" + call.port())
                + (call.protocol().isEmpty() ? "" : " " + call.protocol());
    }

    public static String name(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
