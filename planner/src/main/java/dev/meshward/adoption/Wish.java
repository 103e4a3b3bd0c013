package dev.meshward.adoption;

import dev.meshward.cluster.ServiceId;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.Tuning;
import java.time.LocalDate;

/** One thing the user wants of the plan. The user's word wins over what was inferred. */
public sealed interface Wish {

    /** Where the user wrote it. */
    Place place();

    /** What a wish is about: a namespace, or one workload of it. {@code workload} is empty for the whole namespace. */
    record Target(String namespace, String workload) {
        @Override
        public String toString() {
            return workload.isEmpty() ? namespace : namespace + "/" + workload;
        }
    }

    /** {@code first} joins in an earlier stage than {@code then}. */
    record Before(Target first, Target then, Place place) implements Wish {}

    /**
     * Not the user's, but of an object that is there: {@code caller} has to have joined before {@code called} does, which
     * refuses plaintext from then on.
     *
     * @param because what refuses, as a clause
     */
    record CallerFirst(Target caller, Target called, String because, Place place) implements Wish {}

    /** Both join in one stage. */
    record Together(Target one, Target other, Place place) implements Wish {}

    /** The two join in different stages. */
    record Apart(Target one, Target other, Place place) implements Wish {}

    /** Does not join in this plan. */
    record Never(Target target, String because, Place place) implements Wish {}

    /** Joins in the join stage with this number, counted from 1 among the join stages. */
    record At(Target target, int joinStage, Place place) implements Wish {}

    record CriticalityOf(Target target, Criticality criticality, Place place) implements Wish {}

    record OwnerOf(Target target, String owner, Place place) implements Wish {}

    /** Once everybody has climbed, the mesh refuses plaintext wherever nothing else is said. */
    record StrictByDefault(Place place) implements Wish {}

    /** Once everybody has climbed, proxies do this for calls of the Service. */
    record Tuned(ServiceId service, Tuning tuning, Place place) implements Wish {}

    /** No stage begins between these days, both included. */
    record Freeze(LocalDate from, LocalDate to, String because, Place place) implements Wish {}

    /** In words for people, with its place where it stands in a file. */
    default String words() {
        return Wishes.words(this);
    }

    /** The same wish, written elsewhere. */
    default Wish placed(Place other) {
        return switch (this) {
            case Before(var first, var then, var _) -> new Before(first, then, other);
            case CallerFirst(var caller, var called, var because, var _) ->
                new CallerFirst(caller, called, because, other);
            case Together(var one, var another, var _) -> new Together(one, another, other);
            case Apart(var one, var another, var _) -> new Apart(one, another, other);
            case Never(var target, var because, var _) -> new Never(target, because, other);
            case At(var target, int joinStage, var _) -> new At(target, joinStage, other);
            case CriticalityOf(var target, var criticality, var _) -> new CriticalityOf(target, criticality, other);
            case OwnerOf(var target, var owner, var _) -> new OwnerOf(target, owner, other);
            case StrictByDefault _ -> new StrictByDefault(other);
            case Tuned(var service, var tuning, var _) -> new Tuned(service, tuning, other);
            case Freeze(var from, var to, var because, var _) -> new Freeze(from, to, because, other);
        };
    }
}
