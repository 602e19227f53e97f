package ru.opora.platform.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Tells the three states of a patch's field apart: left out, null, and a value of the field's own type. */
final class PatchReader extends ValueDeserializer<Patch<?>> {

    private final @Nullable JavaType type;

    /** For the mapper, which asks for one per field. */
    PatchReader() {
        this(null);
    }

    private PatchReader(@Nullable JavaType type) {
        this.type = type;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType field = property == null ? context.getContextualType() : property.getType();
        return new PatchReader(field.containedTypeOrUnknown(0));
    }

    @Override
    public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Patch.of(context.readValue(parser, type));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Patch.of(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Patch.absent();
    }
}
