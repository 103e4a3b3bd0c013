package dev.meshward.desktop.work;

import dev.meshward.export.FileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which this platform keeps what a program remembers of its user. A folder that cannot be written to costs
 * the memory, never the work.
 */
public record Configuration(Path folder) {

    /** Names another folder, such as for tests. */
    public static final String PROPERTY = "meshward.configuration";

    /** The folder of this machine's user. */
    public static Configuration ofUser() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(folder -> new Configuration(Path.of(folder)))
                .orElseGet(() ->
                        of(System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", "")));
    }

    /** Where the platform wants it: {@code %APPDATA%}, {@code Library/Application Support}, or what XDG says. */
    static Configuration of(String system, Map<String, String> environment, String home) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new Configuration(variable(environment, "APPDATA")
                    .orElse(Path.of(home, "AppData", "Roaming"))
                    .resolve("Meshward"));
        }
        return new Configuration(
                name.startsWith("mac")
                        ? Path.of(home, "Library", "Application Support", "Meshward")
                        : variable(environment, "XDG_CONFIG_HOME")
                                .orElse(Path.of(home, ".config"))
                                .resolve("meshward"));
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** What is in this file; empty where there is none, or none that can be read. */
    public Optional<byte[]> read(String file) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Whether it could be written. */
    public boolean write(String file, byte[] bytes) {
        try {
            FileWriter.write(folder.resolve(file), bytes);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
