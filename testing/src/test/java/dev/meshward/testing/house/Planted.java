package dev.meshward.testing.house;

/** The source of one class, body and imports, that breaks a rule. */
record Planted(String packageBelow, String name, String source) {

    static Planted in(String packageBelow, String body) {
        return new Planted(packageBelow, "Planted", "class Planted { " + body + " }");
    }

    static Planted named(String packageBelow, String name) {
        return new Planted(packageBelow, name, "class " + name + " {}");
    }

    String fullName() {
        return RoomTable.HOUSE + "." + packageBelow + "." + name;
    }

    String text() {
        return "package " + RoomTable.HOUSE + "." + packageBelow + ";\n" + source;
    }
}
