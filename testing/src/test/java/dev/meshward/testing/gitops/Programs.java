package dev.meshward.testing.gitops;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that a machine may have, named by a variable in capitals or found on the path. */
final class Programs {

    private Programs() {}

    static Optional<Path> find(String name) {
        var named = Optional.ofNullable(System.getenv(name.toUpperCase(Locale.ROOT)))
                .map(Path::of);
        var onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
        return Stream.concat(named.stream(), onPath).findFirst();
    }

    /** What it printed; an error of its own is an error of the test. */
    static String run(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var errors = Files.createTempFile("errors", ".txt");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(errors));
        }
        Files.delete(errors);
        return out;
    }
}
