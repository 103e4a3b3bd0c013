package dev.meshward.mesh.intent;

import java.util.List;
import java.util.stream.Stream;

/** Headers that are set, added or removed on the way. */
public record HeaderChanges(Changes request, Changes response) {

    /** Changes of one direction, in the order written. */
    public record Changes(List<Header> set, List<Header> add, List<Said<String>> remove) {
        public Changes {
            set = List.copyOf(set);
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }

        public static Changes none() {
            return new Changes(List.of(), List.of(), List.of());
        }

        public boolean isEmpty() {
            return set.isEmpty() && add.isEmpty() && remove.isEmpty();
        }

        public Origin origin() {
            return Origin.all(Stream.concat(
                    Stream.concat(set.stream(), add.stream())
                            .map(header -> header.value().origin()),
                    remove.stream().map(Said::origin)));
        }
    }

    public record Header(String name, Said<String> value) {}

    public static HeaderChanges none() {
        return new HeaderChanges(Changes.none(), Changes.none());
    }

    public boolean isEmpty() {
        return request.isEmpty() && response.isEmpty();
    }

    public Origin origin() {
        return request.origin().and(response.origin());
    }
}
