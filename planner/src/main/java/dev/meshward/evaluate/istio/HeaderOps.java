package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Changes;
import dev.meshward.evaluate.Changes.HeaderChange;
import dev.meshward.manifest.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of headers (istio.md A.1): what is removed goes first, then values are set, then added. */
final class HeaderOps {

    private static final Set<String> HOST = Set.of("host", ":authority");

    private HeaderOps() {}

    /**
     * Those of a route and of one of its destinations. An only destination is part of its route and comes last; of several,
     * each comes before the route.
     */
    static Map<String, HeaderChange> together(Field ofRoute, Field ofDestination, boolean isOnly) {
        var headers = new Changes.Headers();
        if (isOnly) {
            Stream.of(ofRoute, ofDestination).forEach(each -> remove(headers, each));
            Stream.of(ofRoute, ofDestination).forEach(each -> write(headers, each));
        } else {
            Stream.of(ofDestination, ofRoute).forEach(each -> {
                remove(headers, each);
                write(headers, each);
            });
        }
        return headers.done();
    }

    private static void remove(Changes.Headers headers, Field operations) {
        operations.at("remove").texts().forEach(headers::remove);
    }

    private static void write(Changes.Headers headers, Field operations) {
        operations.at("set").textByKey().forEach((name, value) -> {
            if (!isHost(name)) {
                headers.set(name, value);
            }
        });
        operations.at("add").textByKey().forEach((name, value) -> {
            if (!isHost(name)) {
                headers.add(name, value);
            }
        });
    }

    /** The authority that operations on a request write, by whatever name. */
    static Optional<String> host(Field headers) {
        return Stream.of("set", "add")
                .flatMap(each -> headers.at("request", each).entries().stream())
                .filter(each -> isHost(each.key()))
                .flatMap(each -> each.text().stream())
                .findFirst();
    }

    private static boolean isHost(String name) {
        return HOST.contains(name.toLowerCase(Locale.ROOT));
    }
}
