package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.manifest.Place;

/**
 * Somebody decided to live with one code on one object.
 *
 * @param object as findings name it: {@code service shop/cart}
 * @param reason why; never blank
 * @param place where it is written
 * @param isAnnotation whether the object itself says so; otherwise a file does
 */
public record Suppression(Code code, String object, String reason, Place place, boolean isAnnotation) {}
