package dev.meshward.cli;

import dev.meshward.survey.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** The line that {@code --version} prints. */
final class VersionWords implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    static String line() {
        return "meshward " + ToolVersion.current() + " (Java " + System.getProperty("java.version") + ")";
    }
}
