package org.holdfast.engine.ledger.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;

/** Pulls exactly what is expected out of JSON; anything else is a format error. One thread. */
final class StrictReader implements AutoCloseable {
    private final JsonParser parser;
    private final String where;

    StrictReader(String where, byte[] bytes, int offset, int length) throws IOException {
        this.where = where;
        parser = Json.FACTORY.createParser(bytes, offset, length);
    }

    void beginObject() throws IOException {
        expect(JsonToken.START_OBJECT);
    }

    void beginArray() throws IOException {
        expect(JsonToken.START_ARRAY);
    }

    void endArray() throws IOException {
        expect(JsonToken.END_ARRAY);
    }

    /** The next field's name; null at the end of the object. */
    String field() throws IOException {
        JsonToken token = next();
        if (token == JsonToken.END_OBJECT) {
            return null;
        }
        require(token == JsonToken.FIELD_NAME, "field expected, not " + token);
        return parser.currentName();
    }

    /** Whether another object begins in the array; false at its end. */
    boolean nextObject() throws IOException {
        return nextElement(JsonToken.START_OBJECT);
    }

    /** Whether another array begins in the array; false at its end. */
    boolean nextArray() throws IOException {
        return nextElement(JsonToken.START_ARRAY);
    }

    private boolean nextElement(JsonToken begin) throws IOException {
        JsonToken token = next();
        require(token == begin || token == JsonToken.END_ARRAY, begin + " expected, not " + token);
        return token == begin;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    int integer() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return parser.getIntValue();
    }

    byte[] base64() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return parser.getBinaryValue();
    }

    byte[] hex() throws IOException {
        return HexFormat.of().parseHex(text());
    }

    UUID uuid() throws IOException {
        return FactJson.uuid(text());
    }

    /** Nothing may follow. */
    void end() throws IOException {
        require(next() == null, "more than one value");
    }

    LedgerFormatException unknown(String field) {
        return new LedgerFormatException(where + " with a field " + field);
    }

    void require(boolean holds, String what) throws LedgerFormatException {
        if (!holds) {
            throw new LedgerFormatException(where + ": " + what);
        }
    }

    private void expect(JsonToken wanted) throws IOException {
        JsonToken token = next();
        require(token == wanted, wanted + " expected, not " + token);
    }

    private JsonToken next() throws IOException {
        return parser.nextToken();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
