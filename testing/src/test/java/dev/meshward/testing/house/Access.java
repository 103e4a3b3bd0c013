package dev.meshward.testing.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Calls and field accesses that most of the house does without: the disk, the terminal, the clock, chance. */
final class Access {

    private static final Set<String> CHANGING_FILES = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "newByteChannel",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createTempFile",
            "createTempDirectory",
            "createLink",
            "createSymbolicLink",
            "delete",
            "deleteIfExists",
            "move",
            "copy",
            "setAttribute",
            "setLastModifiedTime",
            "setOwner",
            "setPosixFilePermissions",
            "mkdir",
            "mkdirs",
            "createNewFile",
            "renameTo",
            "deleteOnExit");

    private static final List<String> OPENING_FILES = List.of(
            "java.io.FileOutputStream.<init>(java.lang.String",
            "java.io.FileOutputStream.<init>(java.io.File)",
            "java.io.FileOutputStream.<init>(java.io.File,",
            "java.io.FileWriter.<init>(",
            "java.io.RandomAccessFile.<init>(",
            "java.io.PrintWriter.<init>(java.lang.String",
            "java.io.PrintWriter.<init>(java.io.File",
            "java.io.PrintStream.<init>(java.lang.String",
            "java.io.PrintStream.<init>(java.io.File",
            "java.nio.channels.FileChannel.write(");

    private static final Set<String> TERMINAL = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.exit(int)",
            "java.lang.System.console()");

    private static final List<String> MOMENT_OR_CHANCE = List.of(
            "java.time.Instant.now(",
            "java.time.LocalDate.now(",
            "java.time.LocalDateTime.now(",
            "java.time.ZonedDateTime.now(",
            "java.time.OffsetDateTime.now(",
            "java.time.Clock.system",
            "java.lang.System.currentTimeMillis(",
            "java.lang.Math.random(",
            "java.util.UUID.randomUUID(",
            "java.util.Random.<init>()",
            "java.util.concurrent.ThreadLocalRandom.");

    private Access() {}

    /** The condition of reaching for something; used with {@code noClasses()}. */
    static ArchCondition<JavaClass> to(String what, Predicate<JavaAccess<?>> isMeant) {
        return new ArchCondition<>("reach for " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(isMeant)
                        .forEach(each -> events.add(SimpleConditionEvent.satisfied(each, each.getDescription())));
            }
        };
    }

    static boolean writesToDisk(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var isOnFiles = owner.isEquivalentTo(Files.class) || owner.isEquivalentTo(File.class);
        return (isOnFiles && CHANGING_FILES.contains(access.getName())) || startsWithAny(access, OPENING_FILES);
    }

    static boolean isTerminal(JavaAccess<?> access) {
        return TERMINAL.contains(access.getTarget().getFullName());
    }

    static boolean isMomentOrChance(JavaAccess<?> access) {
        return startsWithAny(access, MOMENT_OR_CHANCE);
    }

    private static boolean startsWithAny(JavaAccess<?> access, List<String> beginnings) {
        return beginnings.stream().anyMatch(access.getTarget().getFullName()::startsWith);
    }
}
