package dev.meshward.live;

/** What may be listed in one namespace. */
@FunctionalInterface
public interface NamespaceRights {

    Right toList(ServedKind kind);
}
