import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Builds Meshward for the launchers {@code meshward} and {@code meshward.cmd}, which run this file in source mode.
 *
 * <pre>
 * java Build.java checksum ROOT JDK-VERSION     prints the checksum of the sources
 * java Build.java build ROOT JDK STORE [SUM]    makes STORE/SUM where it is missing, and prints its path
 * </pre>
 *
 * The sources are copied and built in the copy: a build contains what was summed even while somebody types, it leaves
 * the target folders of the checkout alone, and the checkout may be read-only. The last act is a rename, so a build is
 * there whole or not at all.
 */
final class Build {

    private static final int MISSING = 69;
    private static final int BROKEN = 70;
    private static final int BUILDS_KEPT = 3;
    /** Engines to be built besides the usual one, each a Maven profile; empty for none. */
    private static final String ENGINES = System.getenv().getOrDefault("MESHWARD_ENGINES", "");

    private final Path root;
    private final Path jdk;
    private final Path store;
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Build(Path root, Path jdk, Path store) {
        this.root = root;
        this.jdk = jdk;
        this.store = store;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.out.println(answer(args));
        } catch (Refusal refusal) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println("meshward: " + refusal.getMessage());
            // A batch file that reads our output cannot see our exit code.
            System.out.println("!" + refusal.exitCode);
            System.exit(refusal.exitCode);
        }
    }

    private static String answer(String[] args) throws IOException, InterruptedException {
        var root = Path.of(args[1]);
        if (args[0].equals("checksum")) {
            return checksum(root, args[2]);
        }
        var jdk = Path.of(args[2]);
        var sum = args.length > 4 ? args[4] : checksum(root, versionOf(jdk));
        return new Build(root, jdk, Path.of(args[3])).at(sum).toString();
    }

    // ------------------------------------------------------------------ what goes into a build

    /** What sha256sum prints for every input, and the JDK, sorted and summed again: the shell computes the same. */
    private static String checksum(Path root, String jdkVersion) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("jdk " + jdkVersion);
        if (!ENGINES.isEmpty()) {
            lines.add("engines " + ENGINES);
        }
        for (var input : inputs(root)) {
            lines.add(sha256(Files.readAllBytes(root.resolve(input))) + "  " + slashed(input));
        }
        lines.sort(Comparator.naturalOrder());
        return sha256((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The files the launcher names, relative to the root. */
    private static List<Path> inputs(Path root) throws IOException {
        var files = new ArrayList<Path>();
        for (var pattern : inputPatterns(root)) {
            for (var start : expand(root, pattern)) {
                try (var found = Files.walk(start)) {
                    found.filter(Files::isRegularFile).map(root::relativize).forEach(files::add);
                }
            }
        }
        return files;
    }

    private static List<String> inputPatterns(Path root) throws IOException {
        return Files.readAllLines(root.resolve("meshward")).stream()
                .filter(line -> line.startsWith("inputs="))
                .flatMap(line ->
                        Arrays.stream(line.replaceAll("^inputs='|'\\s*$", "").split(" ")))
                .toList();
    }

    /** The only pattern is a star for one folder, as in {@code *}{@code /pom.xml}. */
    private static List<Path> expand(Path root, String pattern) throws IOException {
        if (!pattern.startsWith("*/")) {
            return Files.exists(root.resolve(pattern)) ? List.of(root.resolve(pattern)) : List.of();
        }
        try (var folders = Files.list(root)) {
            return folders.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .map(folder -> folder.resolve(pattern.substring(2)))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String versionOf(Path jdk) throws IOException {
        var release = new Properties();
        try (var reader = Files.newBufferedReader(jdk.resolve("release"))) {
            release.load(reader);
        }
        return release.getProperty("JAVA_VERSION", "").replace("\"", "");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    // ------------------------------------------------------------------ one build at a time

    /** The build, made now if it is not there yet. */
    private Path at(String sum) throws IOException, InterruptedException {
        var build = store.resolve(sum);
        if (Files.isDirectory(build)) {
            return build;
        }
        // The lock belongs to the process: where a builder is killed, the operating system lets the next one in.
        try (var channel = lockFile();
                var _ = channel.lock()) {
            if (!Files.isDirectory(build)) {
                removeLeftovers();
                make(build);
                removeOldBuilds(build);
            }
        }
        return build;
    }

    private FileChannel lockFile() {
        try {
            Files.createDirectories(store);
            return FileChannel.open(
                    store.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException cannot) {
            throw new Refusal(MISSING, "cannot write to " + store + ", where the build would go (" + cannot + ").");
        }
    }

    private void make(Path build) throws IOException, InterruptedException {
        var started = Instant.now();
        var log = store.resolve("build.log");
        err.println("meshward: building, which takes a minute the first time and some seconds later ...");
        var work = Files.createDirectory(
                store.resolve("work-" + ProcessHandle.current().pid()));
        try {
            var sources = work.resolve("sources");
            copyInputs(sources);
            var result = Files.createDirectory(work.resolve("build"));
            runMaven(sources, result.resolve("lib"), log);
            collect(sources, result);
            Files.move(result, build, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteIfPossible(work);
        }
        err.println(
                "meshward: built in " + Duration.between(started, Instant.now()).toSeconds() + " s.");
    }

    private void copyInputs(Path sources) throws IOException {
        for (var input : inputs(root)) {
            var copy = sources.resolve(input);
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(input), copy);
        }
    }

    /** The jars of the two front doors, whose manifests name the jars in {@code lib}. */
    private static void collect(Path sources, Path result) throws IOException {
        collect(sources, "cli", result);
        collect(sources, "desktop", result);
        if (isWithCpSat()) {
            collect(sources, "planner-cpsat", result.resolve("lib"));
        }
        Files.createFile(result.resolve("used"));
    }

    private static void collect(Path sources, String module, Path into) throws IOException {
        try (var jars = Files.newDirectoryStream(sources.resolve(module).resolve("target"), module + "-*.jar")) {
            for (var jar : jars) {
                Files.move(jar, into.resolve(module + ".jar"));
            }
        }
    }

    private void removeLeftovers() throws IOException {
        try (var left = Files.newDirectoryStream(store, "work-*")) {
            for (var each : left) {
                deleteIfPossible(each);
            }
        }
    }

    /** Where a builder was killed, its Maven may still be writing; what it leaves goes the next time. */
    private static void deleteIfPossible(Path folder) {
        try {
            delete(folder);
        } catch (IOException _) {
            return;
        }
    }

    /** Keeps those used last; one that was used within the hour may still be running. */
    private void removeOldBuilds(Path justMade) throws IOException {
        var hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        List<Path> builds;
        try (var entries = Files.list(store)) {
            builds = entries.filter(entry -> Files.exists(entry.resolve("used")))
                    .filter(entry -> !entry.equals(justMade))
                    .sorted(Comparator.comparing(Build::lastUsed).reversed())
                    .toList();
        }
        for (var old : builds.stream().skip(BUILDS_KEPT - 1L).toList()) {
            if (lastUsed(old).compareTo(hourAgo) < 0) {
                deleteIfPossible(old);
            }
        }
    }

    private static FileTime lastUsed(Path build) {
        try {
            return Files.getLastModifiedTime(build.resolve("used"));
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException ignored) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    // ------------------------------------------------------------------ Maven

    /** Without the network first: it is quicker, and it works on a train. */
    private void runMaven(Path sources, Path lib, Path log) throws IOException, InterruptedException {
        var maven = findMaven();
        if (succeeds(maven, sources, lib, log, List.of("-o"))) {
            return;
        }
        if (logSays(log, "offline mode")) {
            err.println("meshward: downloading what the build needs ...");
            if (succeeds(maven, sources, lib, log, List.of())) {
                return;
            }
        }
        throw explain(log);
    }

    private boolean succeeds(String maven, Path sources, Path lib, Path log, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(maven, "-B", "-ntp", "-Dfast", "-DskipTests", "-Dmaven.test.skip=true"));
        command.addAll(options);
        if (isWithCpSat()) {
            command.add("-Pcp-sat");
        }
        var modules = isWithCpSat() ? "cli,desktop,planner-cpsat" : "cli,desktop";
        command.addAll(List.of("-pl", modules, "-am", "package", "dependency:copy-dependencies"));
        command.addAll(List.of("-DincludeScope=runtime", "-DoutputDirectory=" + lib));
        var builder = new ProcessBuilder(command).directory(sources.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing())).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor() == 0;
    }

    private static boolean isWithCpSat() {
        return Arrays.asList(ENGINES.split("[, ]+")).contains("cp-sat");
    }

    private static java.io.File nothing() {
        return new java.io.File(isWindows() ? "NUL" : "/dev/null");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String findMaven() {
        var name = isWindows() ? "mvn.cmd" : "mvn";
        var homes = Stream.of("MAVEN_HOME", "M2_HOME")
                .map(System::getenv)
                .filter(home -> home != null && !home.isBlank())
                .map(home -> Path.of(home, "bin"));
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(homes, path)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        MISSING,
                        "Maven is needed to build from the sources and was not found: install Maven 3.8 or newer, so"
                                + " that mvn is on the PATH."));
    }

    private static Refusal explain(Path log) throws IOException {
        if (logSays(
                log, "Could not transfer", "Could not find artifact", "Could not resolve", "could not be resolved")) {
            return new Refusal(
                    MISSING,
                    "a download that the build needs is missing: " + firstError(log) + "\n  The whole log: " + log);
        }
        return new Refusal(BROKEN, "the sources do not build: " + firstError(log) + "\n  The whole log: " + log);
    }

    private static boolean logSays(Path log, String... phrases) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            return lines.lines().anyMatch(line -> Arrays.stream(phrases).anyMatch(line::contains));
        }
    }

    private static String firstError(Path log) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .filter(line -> line.startsWith("[ERROR] ") && !line.contains("COMPILATION ERROR"))
                    .map(line -> line.replaceFirst("^\\[ERROR] (.*[/\\\\]work-\\d+[/\\\\]sources[/\\\\])?", ""))
                    .findFirst()
                    .orElse("Maven gave no reason");
        }
    }

    /** Told to the user in one sentence; the message begins in lower case after the name of the program. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int exitCode;

        Refusal(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }
    }
}
