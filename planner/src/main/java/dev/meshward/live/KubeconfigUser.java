package dev.meshward.live;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The user of a context, for what the client library leaves out of it. */
record KubeconfigUser(Path folder, AuthInfo user) {

    static Optional<KubeconfigUser> of(Config config) {
        var name = Optional.ofNullable(config.getCurrentContext().getContext().getUser())
                .orElse("");
        return Stream.of(Optional.ofNullable(config.getFileWithAuthInfo()), Optional.ofNullable(config.getFile()))
                .flatMap(Optional::stream)
                .flatMap(file -> in(file, name).stream())
                .findFirst();
    }

    private static Optional<KubeconfigUser> in(File file, String name) {
        return KubeConfigUtils.parseConfig(file).getUsers().stream()
                .filter(each -> each.getName().equals(name) && each.getUser() != null)
                .map(each -> new KubeconfigUser(
                        file.getAbsoluteFile().getParentFile().toPath(), each.getUser()))
                .findFirst();
    }

    void apply(Config config) {
        impersonate(config);
        takeTokenFile(config);
    }

    /** Who reads as somebody else may be allowed much more as himself. */
    private void impersonate(Config config) {
        if (isGiven(user.getAs())) {
            config.setImpersonateUsername(user.getAs());
            config.setImpersonateGroups(user.getAsGroups().toArray(String[]::new));
            config.setImpersonateExtras(user.getAsUserExtra());
        }
    }

    /** Such a file wins over a token beside it, and is read again for every request: others write it anew. */
    private void takeTokenFile(Config config) {
        if (isGiven(user.getTokenFile())) {
            var file = folder.resolve(user.getTokenFile());
            config.setOauthTokenProvider(() -> tokenIn(file));
        }
    }

    private static boolean isGiven(@org.jspecify.annotations.Nullable String text) {
        return text != null && !text.isBlank();
    }

    static String tokenIn(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("The token in " + file + " cannot be read. Maybe the file is gone.", e);
        }
    }
}
