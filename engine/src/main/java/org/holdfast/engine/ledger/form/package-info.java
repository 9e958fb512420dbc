/**
 * How ledger entries are written as lines, and read again.
 *
 * <p>A line is two JSON values, an object and its CRC-32C as eight hex digits in a string, with one
 * blank between (here on two lines only to fit):
 *
 * <pre>
 * {"n":7,"t":"2026-11-22T12:00:00.000000001Z","g":412,"a":"local","y":"segment-evicted","c":{...}}
 *  "1c291ca3"
 * </pre>
 *
 * <p>{@code n} number, {@code t} UTC time with nine digits, {@code g} (only on the first line of a
 * commit group) the bytes of all lines of the group, {@code a} actor, {@code y} type, {@code c}
 * content. The fields come in this order without blanks; the leaf of the ledger's hash tree is the
 * object's bytes as written. The members of a batch follow their entry, see
 * {@link org.holdfast.engine.ledger.form.MemberWriter}.
 *
 * <p>Start with {@link org.holdfast.engine.ledger.form.Draft} (writing) and
 * {@link org.holdfast.engine.ledger.form.LineHead} (reading). The names of types and fields are
 * those of the fact records: renaming a record or a component changes the form, and a test with
 * written-out lines says so.
 *
 * <p>May use: {@code engine.model}, {@code ledger.merkle}, Jackson. Never belongs here: files, the
 * meaning of facts.
 */
package org.holdfast.engine.ledger.form;
