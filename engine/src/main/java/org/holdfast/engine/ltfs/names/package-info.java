/**
 * What an object is called on a cartridge, where its bytes are, and what is kept beside them.
 *
 * <p>Start with {@link org.holdfast.engine.ltfs.names.CartridgeNames}, the one pure function from
 * bucket, key and version to a path; {@link org.holdfast.engine.ltfs.names.Attributes} makes the
 * entry of an index from an object and the object from the entry;
 * {@link org.holdfast.engine.ltfs.names.Extents} tells the extents of its blobs.
 *
 * <p>May use: {@code engine.model}, {@code engine.ltfs.format}. Never belongs here: drives, files,
 * the catalog, any decision about which cartridge.
 */
package org.holdfast.engine.ltfs.names;
