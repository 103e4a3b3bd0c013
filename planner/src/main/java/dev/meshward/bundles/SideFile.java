package dev.meshward.bundles;

/** A file that is no step: an alert rule, a scrape snippet, a page of the bypass. {@code path} is below its folder. */
public record SideFile(String path, String text) {}
