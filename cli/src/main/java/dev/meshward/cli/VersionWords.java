package dev.meshward.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The line that {@code --version} prints. */
final class VersionWords implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    static String line() {
        return "meshward " + version() + " (Java " + System.getProperty("java.version") + ")";
    }

    /** From the manifest of the jar; classes that run from a folder have none. */
    private static String version() {
        return Optional.ofNullable(VersionWords.class.getPackage().getImplementationVersion())
                .orElse("in development");
    }
}
