package org.holdfast.engine.ledger.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.holdfast.engine.model.fact.Fact;

/** The names of entry types: the fact's simple name in kebab case, {@code blobs-accepted}. */
public final class FactNames {
    /** The one type that members follow. */
    static final String BATCH = nameOf(Fact.BlobsAccepted.class);
    private static final Map<String, Class<? extends Fact>> TYPES = types();

    private FactNames() {}

    private static Map<String, Class<? extends Fact>> types() {
        Map<String, Class<? extends Fact>> types = new HashMap<>();
        for (Class<?> type : Fact.class.getPermittedSubclasses()) {
            types.put(nameOf(type), type.asSubclass(Fact.class));
        }
        return Map.copyOf(types);
    }

    /** The name of a type of fact. */
    public static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Every type by its name. */
    public static Map<String, Class<? extends Fact>> all() {
        return TYPES;
    }

    static Class<? extends Fact> typeOf(String name) throws LedgerFormatException {
        Class<? extends Fact> type = TYPES.get(name);
        if (type == null) {
            throw new LedgerFormatException("entry of type " + name);
        }
        return type;
    }
}
