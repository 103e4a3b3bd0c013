package dev.meshward.mesh.intent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that fields can be about. */
public final class Aspects {

    private Aspects() {}

    public static Stream<Aspect> all() {
        return Stream.<List<? extends Aspect>>of(
                        Arrays.asList(GeneralAspect.values()),
                        Arrays.asList(RouteAspect.values()),
                        Arrays.asList(DestinationAspect.values()),
                        Arrays.asList(EdgeAspect.values()),
                        Arrays.asList(ProxyAspect.values()),
                        Arrays.asList(SecurityAspect.values()))
                .flatMap(List::stream);
    }
}
