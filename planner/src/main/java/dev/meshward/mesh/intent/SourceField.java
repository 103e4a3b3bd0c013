package dev.meshward.mesh.intent;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import java.util.List;
import java.util.Optional;

/**
 * A field of an object that is being translated. Looking takes nothing; whoever uses a value takes it, and says for what.
 */
public final class SourceField {

    private final Fields fields;
    private final Field field;

    SourceField(Fields fields, Field field) {
        this.fields = fields;
        this.field = field;
    }

    public SourceField at(String... keys) {
        return new SourceField(fields, field.at(keys));
    }

    public List<SourceField> items() {
        return field.items().stream().map(item -> new SourceField(fields, item)).toList();
    }

    public List<SourceField> entries() {
        return field.entries().stream()
                .map(entry -> new SourceField(fields, entry))
                .toList();
    }

    public String key() {
        return field.key();
    }

    public Place place() {
        return field.place();
    }

    /** The field itself, to look at without taking it. */
    public Field look() {
        return field;
    }

    /** True when anything is written here, an explicit null included. */
    public boolean isWritten() {
        return field.value().isPresent();
    }

    public boolean isPresent() {
        return field.isPresent();
    }

    /** Everything that is written at and below this field. */
    public Origin take(Aspect aspect) {
        return fields.take(field, aspect);
    }

    /** The scalar written here; a field that holds something else stays untaken, and so is named as lost. */
    public Optional<Said<String>> text(Aspect aspect) {
        return field.text().map(text -> new Said<>(text, take(aspect)));
    }

    public Optional<Said<Integer>> whole(Aspect aspect) {
        var whole = field.whole();
        return whole.isPresent() ? Optional.of(new Said<>(whole.getAsInt(), take(aspect))) : Optional.empty();
    }

    public Optional<Said<Boolean>> truth(Aspect aspect) {
        return field.is("true") || field.is("false")
                ? Optional.of(new Said<>(field.isTrue(), take(aspect)))
                : Optional.empty();
    }

    /** The scalars of a list, each with its own place. */
    public List<Said<String>> texts(Aspect aspect) {
        return items().stream().flatMap(item -> item.text(aspect).stream()).toList();
    }

    /** What is written here has no form in the middle; the other mesh's table says what it thinks of the aspect. */
    public Optional<Extra> extra(Aspect aspect) {
        var origin = take(aspect);
        return origin.isEmpty() ? Optional.empty() : Optional.of(new Extra(aspect, origin));
    }

    /** What is written here is lost whatever the other mesh is. */
    public void lost(Aspect aspect, String because, String instead) {
        fields.settle(field, new Fate.Lost(aspect, because, instead));
    }

    /** What is written here never existed, or not any more. */
    public void neverExisted(String because, String instead) {
        lost(GeneralAspect.NEVER_EXISTED, because, instead);
    }

    /** What is written here is what either mesh does where nothing is written. */
    public void saysTheDefault(Aspect aspect) {
        fields.settle(field, new Fate.Carried(aspect, List.of()));
    }

    /** What is written here is read by the other mesh, or by somebody who is no mesh, as it stands. */
    public void staysAsItIs() {
        fields.settle(
                field,
                new Fate.Carried(
                        GeneralAspect.UNDERSTOOD_ALREADY,
                        List.of(fields.object().key())));
    }
}
