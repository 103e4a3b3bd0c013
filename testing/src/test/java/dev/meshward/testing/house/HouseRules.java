package dev.meshward.testing.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.Set;

/**
 * Every rule of the house, each with classes that break it. The planted classes prove that a rule still bites: a rule that
 * matches nothing holds nothing.
 */
record HouseRules(RoomTable table) {

    private static final Set<String> WEAK_PACKAGES = Set.of(
            "util",
            "utils",
            "common",
            "core",
            "base",
            "manager",
            "managers",
            "helper",
            "helpers",
            "service",
            "services",
            "impl",
            "misc");

    /** {@code Service} is missing here: in this domain it is a kind of object, and {@code ToService} a good name. */
    private static final List<String> WEAK_ENDINGS =
            List.of("Util", "Utils", "Common", "Core", "Base", "Manager", "Helper", "Impl");

    List<HouseRule> all() {
        return List.of(
                everyPackageHasALine(),
                roomsKnowOnlyTheirList(),
                librariesStayInTheirRooms(),
                onlyTheWriterTouchesTheDisk(),
                onlyTheFrontDoorsSpeakToATerminal(),
                onlyTheCommandLinePrintsAStackTrace(),
                viewModelsKnowNoScene(),
                nothingDependsOnTheMoment(),
                staticFieldsAreFinal(),
                namesSayWhatThingsAre(),
                packagesSayWhatThingsAre());
    }

    private HouseRule everyPackageHasALine() {
        return new HouseRule(
                "every package has a line in docs/architecture.txt",
                classes()
                        .should(Conditions.satisfy(
                                "belong to a room",
                                type -> table.roomOf(type.getPackageName()).isPresent())),
                List.of(Planted.in("attic", ""), Planted.in("attic.box", "")));
    }

    private HouseRule roomsKnowOnlyTheirList() {
        return new HouseRule(
                "a room knows only the rooms on its line",
                classes().should(dependOnlyAsTheTableSays()),
                List.of(
                        Planted.in("judge", "Object known = dev.meshward.mesh.Rung.JOINED;"),
                        Planted.in("evaluate.istio", "dev.meshward.bundles.Step known;"),
                        Planted.in("equivalence", "dev.meshward.adoption.AdoptionPlan known;"),
                        Planted.in("mesh.linkerd", "dev.meshward.adoption.Stage known;"),
                        Planted.in("manifest", "dev.meshward.advice.Code known;")));
    }

    private HouseRule librariesStayInTheirRooms() {
        return new HouseRule(
                "a library is used only where the table allows it",
                classes().should(useLibrariesOnlyAsTheTableSays()),
                List.of(
                        Planted.in("scan", "io.fabric8.kubernetes.client.KubernetesClient client;"),
                        Planted.in("bundles", "tools.jackson.databind.JsonNode node;"),
                        Planted.in("saved", "org.snakeyaml.engine.v2.api.Load yaml;"),
                        Planted.in("mesh.istio", "org.jgrapht.Graph<String, String> graph;"),
                        Planted.in("adoption", "javafx.beans.property.BooleanProperty open;"),
                        Planted.in("cli", "javafx.scene.Node node;"),
                        Planted.in("desktop.open", "picocli.CommandLine command;"),
                        Planted.in("live", "org.slf4j.Logger log;"),
                        Planted.in("survey", "java.util.logging.Logger log;")));
    }

    /** Only the package {@code export} itself, not the exporters below it: they hand their files to its writer. */
    private HouseRule onlyTheWriterTouchesTheDisk() {
        return new HouseRule(
                "only the writer of export touches the disk",
                noClasses().that(outside("export")).should(Access.to("the disk to write", Access::writesToDisk)),
                List.of(
                        Planted.in(
                                "saved",
                                "void w(java.nio.file.Path p) throws Exception {"
                                        + " java.nio.file.Files.writeString(p, \"\"); }"),
                        Planted.in(
                                "export.markdown",
                                "void w(java.nio.file.Path p) throws Exception {"
                                        + " java.nio.file.Files.createDirectories(p); }"),
                        Planted.in("cli", "void w() throws Exception { new java.io.FileOutputStream(\"x\").close(); }"),
                        Planted.in("scan", "void w() throws Exception { new java.io.FileWriter(\"x\").close(); }"),
                        Planted.in("bundles", "void w(java.io.File f) { f.delete(); }"),
                        Planted.in(
                                "desktop.export",
                                "void w() throws Exception {" + " new java.io.PrintWriter(\"x\").close(); }")));
    }

    private HouseRule onlyTheFrontDoorsSpeakToATerminal() {
        return new HouseRule(
                "only the front doors speak to a terminal or end the program",
                noClasses().that(outside("cli", "desktop")).should(Access.to("a terminal", Access::isTerminal)),
                List.of(
                        Planted.in("scan", "void p() { System.out.println(); }"),
                        Planted.in("survey", "void p() { System.err.println(); }"),
                        Planted.in("export.markdown", "void p() { System.exit(1); }")));
    }

    /** The command line prints one when it is asked to, with {@code --log-level debug}, and never by itself. */
    private HouseRule onlyTheCommandLinePrintsAStackTrace() {
        return new HouseRule(
                "only the command line prints a stack trace",
                noClasses()
                        .that(outside("cli"))
                        .should(Access.to(
                                "printStackTrace", access -> access.getName().equals("printStackTrace"))),
                List.of(Planted.in("scan", "void p(Exception e) { e.printStackTrace(); }")));
    }

    private HouseRule viewModelsKnowNoScene() {
        return new HouseRule(
                "a view model knows no scene",
                noClasses()
                        .that()
                        .haveNameMatching(".*ViewModel(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage.."),
                List.of(new Planted(
                        "desktop.open", "OpenViewModel", "class OpenViewModel { javafx.scene.Node node; }")));
    }

    /** A live cluster is read at a moment, and a person looks at a clock; everything else repeats itself exactly. */
    private HouseRule nothingDependsOnTheMoment() {
        return new HouseRule(
                "nothing depends on a clock or on chance",
                noClasses()
                        .that(outside("live", "cli", "desktop"))
                        .should(Access.to("a clock or chance", Access::isMomentOrChance)),
                List.of(
                        Planted.in("adoption", "Object now() { return java.time.Instant.now(); }"),
                        Planted.in("bundles", "long now() { return System.currentTimeMillis(); }"),
                        Planted.in("saved", "Object any() { return java.util.UUID.randomUUID(); }"),
                        Planted.in("scan", "double any() { return Math.random(); }"),
                        Planted.in("survey", "Object any() { return new java.util.Random(); }")));
    }

    private HouseRule staticFieldsAreFinal() {
        return new HouseRule(
                "static fields are final",
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal(),
                List.of(Planted.in("cluster", "static int count;")));
    }

    private HouseRule namesSayWhatThingsAre() {
        return new HouseRule(
                "class names say what things are",
                noClasses().should(Conditions.satisfy("have a weak name", HouseRules::hasWeakName)),
                List.of(
                        Planted.named("scan", "ScanHelper"), Planted.named("mesh", "MeshManager"),
                        Planted.named("cluster", "LabelUtils"), Planted.named("bundles", "BundlesImpl")));
    }

    private HouseRule packagesSayWhatThingsAre() {
        return new HouseRule(
                "package names say what is inside",
                noClasses()
                        .should(Conditions.satisfy(
                                "live in a package with a weak name", HouseRules::livesInWeakPackage)),
                List.of(Planted.in("scan.util", ""), Planted.in("mesh.common", ""), Planted.in("cli.service", "")));
    }

    private static boolean hasWeakName(JavaClass type) {
        return WEAK_ENDINGS.stream().anyMatch(type.getSimpleName()::endsWith);
    }

    private static boolean livesInWeakPackage(JavaClass type) {
        return List.of(type.getPackageName().split("\\.", -1)).stream().anyMatch(WEAK_PACKAGES::contains);
    }

    private static DescribedPredicate<JavaClass> outside(String... rooms) {
        return DescribedPredicate.describe(
                "outside " + String.join(", ", rooms),
                type -> List.of(rooms).stream().noneMatch(room -> isIn(type.getPackageName(), room)));
    }

    private static boolean isIn(String packageName, String room) {
        var full = RoomTable.HOUSE + "." + room;
        return packageName.equals(full) || (!room.equals("export") && packageName.startsWith(full + "."));
    }

    private ArchCondition<JavaClass> dependOnlyAsTheTableSays() {
        return Conditions.dependOn(
                "know only the rooms on its line",
                dependency -> isHouse(dependency.getTargetClass())
                        && !table.mayKnow(
                                dependency.getOriginClass().getPackageName(),
                                dependency.getTargetClass().getPackageName()));
    }

    private ArchCondition<JavaClass> useLibrariesOnlyAsTheTableSays() {
        return Conditions.dependOn(
                "use only its libraries",
                dependency -> !isHouse(dependency.getTargetClass())
                        && !table.mayUse(
                                dependency.getOriginClass().getPackageName(),
                                dependency.getTargetClass().getPackageName()));
    }

    private static boolean isHouse(JavaClass type) {
        return type.getPackageName().startsWith(RoomTable.HOUSE);
    }
}
