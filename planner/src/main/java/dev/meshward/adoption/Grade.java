package dev.meshward.adoption;

/** How critical something is, and the words that say why we think so. */
record Grade(Criticality criticality, String because) {}
