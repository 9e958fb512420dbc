/**
 * The archive through a Unix domain socket: one JSON document a line, each way.
 *
 * <p>Start with {@link org.holdfast.engine.api.wire.WireServer} and
 * {@link org.holdfast.engine.api.wire.WireClient}. A request is
 * <pre>
 * {"id":1,"do":"submit","command":{"type":"CreateBucket","actor":"local","name":"a","copies":2}}
 * {"id":2,"do":"ask","query":{"type":"Buckets"}}
 * {"id":3,"do":"await","job":1,"after":0,"patience":"PT1S"}
 * </pre>
 * and its answer {@code {"id":1,"ok":...}} or {@code {"id":1,"failure":{"type":...}}}. Types are
 * simple names of the records that {@code Command}, {@code Query} and {@code Failure} permit, and
 * nothing else; a missing or unknown field is an error.
 *
 * <p>May use: {@code engine.api}, Jackson, threads of its own (one a connection). Never belongs
 * here: what a command does; clocks; who may connect (the mode of the home's directory says so).
 */
package org.holdfast.engine.api.wire;
