package dev.meshward.testing.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a user meets it: a process of its own, with its exit code and both streams.
 *
 * @param folder the working directory
 * @param heap the most memory it gets, such as {@code 1g}
 * @param patience after which it is taken to hang and is ended; no measure of speed
 */
public record CommandLine(Path folder, String heap, Duration patience) {

    /** How a command ended. */
    public record Ended(int exitCode, String out, String err, boolean inTime) {

        public String said() {
            return out + err;
        }
    }

    public static CommandLine in(Path folder) {
        return new CommandLine(folder, "1g", Duration.ofMinutes(20));
    }

    public Ended run(String... arguments) {
        try {
            return run(List.of(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Somebody stopped the tests.", e);
        }
    }

    private Ended run(List<String> arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        var process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null").exists() ? new File("/dev/null") : new File("NUL"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        var inTime = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), taken(out), taken(err), inTime);
    }

    private List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.meshward.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    private static String taken(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
